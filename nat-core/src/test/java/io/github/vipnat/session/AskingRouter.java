package io.github.vipnat.session;

import io.github.vipnat.transport.Shell;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * A router that asks before it takes a line, key by key as IOS reads them (ios-facts 4: a {@code [confirm]} takes one key and echoes
 * nothing), and that writes down what became of every line.
 */
public final class AskingRouter implements Shell {

    public static final String BUSY = "ip nat inside source static tcp 10.51.10.11 443 172.18.55.51 443 extendable";

    private static final int END = -1;

    /**
     * How it asks.
     *
     * @param question as it stands on the terminal
     * @param yesUnlessNo whether whatever is no clear no, an empty line for one, is a yes
     * @param times how often it asks whatever the answer is
     * @param declined what it says to a no; may be empty
     */
    public record Manner(String question, boolean yesUnlessNo, int times, String declined) {

        boolean isKey() {
            return question.contains("[confirm]");
        }
    }

    private final BlockingQueue<Integer> toClient = new LinkedBlockingQueue<>();
    private final List<String> taken = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final Set<String> asksBefore = new HashSet<>(Set.of("no " + BUSY));
    private final StringBuilder line = new StringBuilder();
    private final Manner manner;
    private final String toBareNo;
    private String asked = "";
    private int left;
    private String prompt = "edge#";

    /** @param toBareNo what a {@code no} alone is answered with in configuration mode, line ends included */
    public AskingRouter(Manner manner, String toBareNo) {
        this.manner = manner;
        this.toBareNo = toBareNo;
        say("\r\nedge#");
    }

    /** It asks before this line instead. */
    public AskingRouter asksBefore(String other) {
        asksBefore.clear();
        asksBefore.add(other);
        return this;
    }

    /** The rules' lines that it has carried out. */
    public List<String> taken() {
        return List.copyOf(taken);
    }

    /** What it was told at its questions; a key as itself. */
    public List<String> answers() {
        return List.copyOf(answers);
    }

    private void say(String text) {
        text.chars().forEach(toClient::add);
    }

    private void key(char key) {
        if (!asked.isEmpty() && manner.isKey()) {
            answers.add(String.valueOf(key));
            settle(key == '\r' || key == 'y' || key == 'Y', "\r\n");
        } else if (key == '\r') {
            String typed = line.toString();
            line.setLength(0);
            say(typed + "\r\n");
            entered(typed);
        } else {
            line.append(key);
        }
    }

    private void entered(String typed) {
        if (asked.isEmpty()) {
            command(typed);
        } else {
            answers.add(typed);
            settle(manner.yesUnlessNo() ? !typed.startsWith("n") : typed.startsWith("y"), "");
        }
    }

    /** Some ask whatever they hear; only the last answer counts then. */
    private void settle(boolean yes, String lineEnd) {
        if (--left > 0) {
            say((manner.isKey() ? lineEnd : "% Please answer 'yes' or 'no'.\r\n") + manner.question());
            return;
        }
        String decided = asked;
        asked = "";
        if (yes) {
            taken.add(decided);
        }
        say(lineEnd + (yes || manner.declined().isEmpty() ? "" : manner.declined() + "\r\n") + prompt);
    }

    private void command(String typed) {
        if (asksBefore.contains(typed)) {
            asked = typed;
            left = manner.times();
            say(manner.question());
            return;
        }
        say(reply(typed) + prompt);
    }

    private String reply(String typed) {
        boolean isRule = typed.startsWith("ip nat ") || typed.startsWith("no ip nat ");
        if (isRule) {
            taken.add(typed);
        }
        switch (typed) {
            case "configure terminal" -> prompt = "edge(config)#";
            case "end" -> prompt = "edge#";
            case "no" -> {
                return toBareNo;
            }
            default -> {
                return isRule || typed.isEmpty() || typed.startsWith("terminal ") ? "" : strange(typed);
            }
        }
        return "";
    }

    private static String strange(String typed) {
        return Optional.of(typed)
                .filter(word -> word.length() > 1)
                .map(word -> "     ^\r\n% Invalid input detected at '^' marker.\r\n\r\n")
                .orElse("% Ambiguous command:  \"" + typed + "\"\r\n");
    }

    @Override
    public InputStream input() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                try {
                    int one = toClient.take();
                    if (one == END) {
                        toClient.add(END);
                    }
                    return one;
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                int one = read();
                if (one == END) {
                    return END;
                }
                buffer[offset] = (byte) one;
                return 1;
            }
        };
    }

    @Override
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int one) {
                key((char) one);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                new String(bytes, offset, length, StandardCharsets.ISO_8859_1)
                        .chars()
                        .forEach(one -> key((char) one));
            }
        };
    }

    @Override
    public void close() {
        toClient.add(END);
    }
}
