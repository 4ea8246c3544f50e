package io.github.vipnat.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void should_say_the_same_as_the_page() {
        Page page = Page.titled("Change")
                .opening(Block.verdict(Tone.GOOD, "may be applied"), Block.facts(Map.of("Author", "ann")))
                .section(
                        "Commands",
                        Block.paragraph("Typed as they stand."),
                        Block.diff(List.of("-old", "+new")),
                        Block.list(List.of("one", "two")),
                        Block.table(List.of("port", "gap"), List.of(List.of("tcp 80", "3 ms"))));
        assertThat(page.toMarkdown()).isEqualTo("""
                # Change

                **may be applied**

                - **Author**: ann

                ## Commands

                Typed as they stand.

                ```diff
                -old
                +new
                ```

                - one
                - two

                | port | gap |
                |---|---|
                | tcp 80 | 3 ms |
                """);
    }

    @Test
    void should_leave_text_of_others_no_sign_that_means_anything() {
        assertThat(Markdown.text("# <script> [a](b) **x** |cell| `c`\n- y 1. 10.0.0.1 not-saved"))
                .isEqualTo(
                        "\\# \\<script\\> \\[a\\](b) \\*\\*x\\*\\* \\|cell\\| \\`c\\`\\<0a\\>- y 1\\. 10.0.0.1 not-saved");
        assertThat(Markdown.text("- 12) + =")).isEqualTo("\\- 12\\) \\+ \\=");
        assertThat(Markdown.text("ask @all at https://evil.example/x"))
                .isEqualTo("ask `@all` at `https://evil.example/x`");
        assertThat(Markdown.text(HostileText.ALL))
                .doesNotContain(HostileText.unseen())
                .doesNotContain("\n");
    }

    @Test
    void should_not_let_a_line_of_others_end_its_block() {
        assertThat(Markdown.lines("", List.of("```", "~~~~ ````", "a\n```")))
                .isEqualTo("`````\n```\n~~~~ ````\na<0a>```\n`````\n\n");
        assertThat(Markdown.code("a`|b`")).isEqualTo("`` a`\\|b` ``");
    }
}
