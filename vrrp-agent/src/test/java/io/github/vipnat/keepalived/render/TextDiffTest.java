package io.github.vipnat.keepalived.render;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextDiffTest {

    @Test
    void should_show_three_lines_around_every_change_and_count_from_one() {
        String old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n";
        String fresh = old.replace("5\n6\n", "5\n5a\n6\n").replace("18\n", "");
        assertThat(new TextDiff(old, fresh).unified("a", "b")).isEqualTo("""
                --- a
                +++ b
                @@ -3,6 +3,7 @@
                 3
                 4
                 5
                +5a
                 6
                 7
                 8
                @@ -15,6 +16,5 @@
                 15
                 16
                 17
                -18
                 19
                 20
                """);
    }

    @Test
    void should_show_a_new_file_whole() {
        assertThat(new TextDiff("", "x\ny\n").unified("a", "b")).isEqualTo("--- a\n+++ b\n@@ -0,0 +1,2 @@\n+x\n+y\n");
    }
}
