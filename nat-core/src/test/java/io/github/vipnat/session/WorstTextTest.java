package io.github.vipnat.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.device.Prompts;
import io.github.vipnat.ios.IosDeviceOs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pattern that looks at a router's bytes meets 64 KiB of text made against it. Counted is how often it looks at a
 * character, which no machine's load changes: a pattern that repeats within a repetition looks more often than anybody waits.
 */
class WorstTextTest {

    private static final int SIZE = 64 * 1024;

    /** Looks at each character; a bounded look back from each place is within it. */
    private static final long LOOKS_PER_CHARACTER = 2_000;

    private static final String LOG =
            "\r\n*Nov 28 00:50:00.123: %SYS-5-CONFIG_I: Configured from console by netops\r\n";

    private static final List<String> FRAGMENTS = List.of(
            LOG,
            "\r\nRollback Confirmed Change: Rollback will begin in one minute.\r\nEnter \"configure confirm\" if you wish\r\n",
            "\r\n\u0007***\r\n*** --- SHUTDOWN in 0:01:00 ---\r\n***\r\n",
            "\r\n%Non-Static entry already exists\r\n",
            "\r\n***",
            "edge(config)#",
            "\r\nedge(config)#",
            "\r\nedge#\r\n",
            "\r\n",
            " ",
            "\t",
            "a",
            "A1",
            "0: ",
            "000123: ",
            "[",
            "[no]: ",
            "\r\n[confirm]",
            "x[yes/no]",
            "%SYS-5-",
            "%A-1-B: ",
            "\r\nPassword: ",
            "Password",
            "Enter \"configure confirm\"",
            "ip nat inside source static 10.1.1.1 198.51.100.1\r\n");

    private static Stream<Arguments> patterns() {
        IosDeviceOs os = new IosDeviceOs();
        Prompts prompts = os.prompts("edge#", Optional.of("edge"));
        AnswerEndings endings = new AnswerEndings(prompts, os);
        SendWindow.Entry plain = new SendWindow.Entry("ip nat inside source static 10.1.1.1 198.51.100.1", false);
        return Stream.of(
                Arguments.of("prompt", endings.prompt()),
                Arguments.of("question", endings.question()),
                Arguments.of("prompt or question", endings.promptOrQuestion()),
                Arguments.of("before the next echo", endings.before(plain)),
                Arguments.of("a stop of a flight", endings.stop()),
                Arguments.of("the last stop of a flight", endings.lastStop()),
                Arguments.of("behind help", endings.again("configure ")),
                Arguments.of("any prompt", os.anyPromptAtEnd()),
                Arguments.of("password request", os.passwordRequestAtEnd()),
                Arguments.of("question alone", os.questionAtEnd()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void should_be_done_with_its_worst_text(String name, Pattern pattern) {
        List<String> slow = new ArrayList<>();
        for (String fragment : FRAGMENTS) {
            for (String before : List.of("", "\r\nedge#", "\r\nedge(config)#\r\n")) {
                String text = before + fragment.repeat(SIZE / fragment.length()) + "!";
                long looks = looks(pattern, text);
                if (looks > LOOKS_PER_CHARACTER * text.length()) {
                    slow.add(looks / text.length() + " looks at each character of " + before + fragment + " …");
                }
            }
        }
        assertThat(slow).isEmpty();
    }

    /** How often the pattern looks until it has found three places, or none is left. */
    private static long looks(Pattern pattern, String text) {
        Counted counted = new Counted(text);
        try {
            Matcher matcher = pattern.matcher(counted);
            for (int i = 0; i < 3 && matcher.find(); i++) {
                assertThat(matcher.end()).isLessThanOrEqualTo(text.length());
            }
        } catch (TooMany e) {
            return counted.looks;
        }
        return counted.looks;
    }

    private static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final class Counted implements CharSequence {

        private final String text;
        private long looks;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++looks > 2 * LOOKS_PER_CHARACTER * text.length()) {
                throw new TooMany();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.subSequence(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
