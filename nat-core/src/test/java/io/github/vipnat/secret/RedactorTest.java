package io.github.vipnat.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

    @Test
    void should_hide_a_secret_wherever_it_stands() {
        Redactor redactor = hiding("s3cret");
        assertThat(redactor.redact("enable s3cret, xs3cretx")).isEqualTo("enable ***, x***x");
    }

    @Test
    void should_leave_text_alone_when_there_is_no_secret() {
        assertThat(hiding("").redact("nothing to hide")).isEqualTo("nothing to hide");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "no", "ip9"})
    void should_hide_a_short_secret_only_where_it_stands_alone(String secret) {
        Redactor redactor = hiding(secret);
        assertThat(redactor.redact("x" + secret + " y " + secret + "z")).isEqualTo("x" + secret + " y " + secret + "z");
        assertThat(redactor.redact(secret + ": " + secret)).isEqualTo("***: ***");
        assertThat(redactor.redact("(" + secret + ")")).isEqualTo("(***)");
    }

    @Test
    void should_not_leave_the_rest_of_a_longer_secret_behind() {
        assertThat(hiding("pass", "password").redact("my password.")).isEqualTo("my ***.");
        assertThat(hiding("password", "pass").redact("my pass.")).isEqualTo("my ***.");
    }

    @Test
    void should_hide_secrets_that_overlap_as_one() {
        assertThat(hiding("abcd", "cdef").redact("-abcdef-")).isEqualTo("-***-");
        assertThat(hiding("abab").redact("ababab!")).isEqualTo("***!");
    }

    @Test
    void should_hide_a_secret_that_is_split_between_two_pieces() {
        Redactor.Stream stream = hiding("s3cret").stream();
        assertThat(stream.accept("enable s3c")).isEqualTo("enable ");
        assertThat(stream.accept("ret\r\nR1#")).isEqualTo("***\r\nR1#");
        assertThat(stream.finish()).isEmpty();
    }

    @Test
    void should_give_out_what_only_began_like_a_secret() {
        Redactor.Stream stream = hiding("s3cret").stream();
        assertThat(stream.accept("s3c")).isEmpty();
        assertThat(stream.accept("tion")).isEqualTo("s3ction");
        assertThat(stream.accept("s3cre")).isEmpty();
        assertThat(stream.finish()).isEqualTo("s3cre");
    }

    @Test
    void should_wait_to_see_whether_a_short_secret_stands_alone() {
        Redactor.Stream stream = hiding("no").stream();
        assertThat(stream.accept("no")).isEmpty();
        assertThat(stream.accept(" ip")).isEqualTo("*** ip");
        assertThat(stream.accept(" no")).isEqualTo(" ");
        assertThat(stream.accept("t")).isEqualTo("not");
        assertThat(stream.accept("no")).isEmpty();
        assertThat(stream.finish()).isEqualTo("no");
    }

    @Test
    void should_hide_what_is_added_while_text_is_flowing() {
        Redactor redactor = new Redactor();
        Redactor.Stream stream = redactor.stream();
        assertThat(stream.accept("later")).isEqualTo("later");
        redactor.add(new Secret("later"));
        assertThat(stream.accept("later")).isEqualTo("***");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void should_give_the_same_in_pieces_as_in_one(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            Redactor redactor =
                    hiding(word(random, 1), word(random, 2), word(random, 4), word(random, 5), word(random, 7));
            String text = word(random, 80);
            assertThat(inPieces(redactor, text, random))
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(redactor.redact(text));
        }
    }

    private static String inPieces(Redactor redactor, String text, SplittableRandom random) {
        Redactor.Stream stream = redactor.stream();
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int next = Math.min(text.length(), at + random.nextInt(1, 6));
            out.append(stream.accept(text.substring(at, next)));
            at = next;
        }
        return out.append(stream.finish()).toString();
    }

    /** Few letters, so that secrets occur, overlap and half occur all the time. */
    private static String word(SplittableRandom random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append("aab ".charAt(random.nextInt(4)));
        }
        return word.toString();
    }

    private static Redactor hiding(String... secrets) {
        Redactor redactor = new Redactor();
        for (String secret : secrets) {
            redactor.add(new Secret(secret));
        }
        return redactor;
    }
}
