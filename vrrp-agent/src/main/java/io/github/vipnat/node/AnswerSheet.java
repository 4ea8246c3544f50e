package io.github.vipnat.node;

import io.github.vipnat.problem.ShellText;
import io.github.vipnat.topology.Node;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Many questions as one script, and its output cut into answers again. Each answer ends in a line that starts with a mark drawn
 * for this sheet, so that nothing a node prints can be taken for the end of an answer. The script is one line, so that no
 * listing of processes shows the mark where a line begins, and it is handed to sh, whatever shell the user logs in to.
 */
final class AnswerSheet {

    /** Of all answers together; the transport keeps 16 MiB, and loses all beyond. */
    private static final int KEPT = 14 << 20;

    private static final String HELLO = "hello";
    private static final String BYE = "bye";

    /**
     * Runs one question. Descriptor 3 is our output; what is kept of an answer goes there, and the exit status and whether there
     * was more come back beside it. Uptime, unlike the clock, is never set.
     */
    private static final String ASK = "q() { read u x </proc/uptime || u=0; "
            + "if [ \"${u%.*}\" -ge \"$e\" ]; then r=late; else "
            + "r=$( { { \"$@\" 2>&1 </dev/null 3>&- 4>&-; echo s$? >&4; } | "
            + "{ head -c \"$n\" >&3; head -c 1 | wc -c >&4; }; } 4>&1 ); fi; "
            + "printf \"\\n%s\" \"$m\"; printf \" %s\" $r; echo; }; ";

    private final List<NodeQuestion> questions;
    private final RootAccess root;
    private final Unanswered unanswered;
    private final String mark;

    AnswerSheet(Node node, List<NodeQuestion> questions) {
        this.root = RootAccess.of(node);
        this.questions = questions;
        this.unanswered = new Unanswered(node);
        byte[] drawn = new byte[12];
        new SecureRandom().nextBytes(drawn);
        this.mark = "=" + HexFormat.of().formatHex(drawn);
    }

    /** @param longest no question is begun when it would end later */
    String script(Duration longest) {
        String asked = questions.stream().filter(this::isAsked).map(this::line).collect(Collectors.joining());
        return "sh -c "
                + ShellText.of("export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin; exec 3>&1; m=" + mark + "; n="
                        + kept() + "; read u x </proc/uptime || u=0; e=$(( ${u%.*} + " + budget(longest) + " )); " + ASK
                        + told(HELLO)
                        + asked + told(BYE));
    }

    private String told(String word) {
        return "printf \"\\n%s " + word + " %s\\n\" \"$m\" \"$(date +%s.%N)\"; ";
    }

    private String line(NodeQuestion question) {
        String words = question.words().stream().map(ShellText::of).collect(Collectors.joining(" "));
        return "q " + (question.asRoot() && root == RootAccess.SUDO ? "sudo -n " : "") + words + "; ";
    }

    private boolean isAsked(NodeQuestion question) {
        return !question.asRoot() || root != RootAccess.NONE;
    }

    /** In seconds; what is begun last has its whole time too. */
    private long budget(Duration longest) {
        long slowest = questions.stream()
                .mapToLong(question -> question.longest().toSeconds() + 1)
                .max()
                .orElse(0);
        return Math.max(1, longest.toSeconds() - slowest - 1);
    }

    private int kept() {
        return Math.min(NodeShell.LONGEST_ANSWER, KEPT / Math.max(1, questions.size()));
    }

    /** What the node's clock said at the beginning. */
    Optional<String> hello(String output) {
        return word(output, HELLO);
    }

    /** What it said at the end; empty where the script did not come to it. */
    Optional<String> bye(String output) {
        return word(output, BYE);
    }

    private Optional<String> word(String output, String word) {
        String line = "\n" + mark + " " + word + " ";
        int at = output.indexOf(line);
        return at < 0
                ? Optional.empty()
                : output.substring(at + line.length()).lines().findFirst();
    }

    /** Every question's answer, by its name, of an output that has a {@link #hello}. */
    Map<String, NodeAnswer> answers(String output) {
        Map<String, NodeAnswer> answers = new HashMap<>();
        int from = lineEnd(output, output.indexOf("\n" + mark + " " + HELLO) + 1);
        for (NodeQuestion question : questions) {
            if (!isAsked(question)) {
                answers.put(question.name(), new NodeAnswer.NotAsked(unanswered.sudoUnwished(question)));
                continue;
            }
            int end = output.indexOf("\n" + mark + " ", from);
            int close = end < 0 ? -1 : output.indexOf('\n', end + 1);
            if (close < 0) {
                answers.put(question.name(), new NodeAnswer.NotAsked(unanswered.brokenOff(question)));
                continue;
            }
            String how = output.substring(end + mark.length() + 2, close);
            answers.put(question.name(), answer(question, output.substring(Math.min(from, end), end), how));
            from = close + 1;
        }
        return answers;
    }

    private static int lineEnd(String output, int from) {
        int end = output.indexOf('\n', from);
        return end < 0 ? output.length() : end + 1;
    }

    /** @param how {@code late}, or {@code s0 0} in either order: the exit status, and whether there was more than is kept */
    private NodeAnswer answer(NodeQuestion question, String said, String how) {
        Optional<Integer> status = status(how);
        if (how.equals("late") || status.isEmpty()) {
            return new NodeAnswer.NotAsked(
                    how.equals("late") ? unanswered.late(question) : unanswered.brokenOff(question));
        }
        if (List.of(how.split(" ", -1)).contains("1")) {
            return new NodeAnswer.NotAsked(unanswered.tooLong(question, kept()));
        }
        if (status.get() == 124 || status.get() == 137) {
            return new NodeAnswer.NotAsked(unanswered.hangs(question));
        }
        return question.asRoot() && root == RootAccess.SUDO
                ? bySudo(question, status.get(), said)
                : new NodeAnswer.Said(status.get(), said);
    }

    private static Optional<Integer> status(String how) {
        return List.of(how.split(" ", -1)).stream()
                .filter(word -> word.matches("s[0-9]{1,3}"))
                .findFirst()
                .map(word -> Integer.parseInt(word.substring(1)));
    }

    private NodeAnswer bySudo(NodeQuestion question, int status, String said) {
        return SudoText.refusal(status, said)
                .<NodeAnswer>map(words -> new NodeAnswer.NotAsked(unanswered.sudoRefused(question, words)))
                .orElseGet(() -> new NodeAnswer.Said(status, SudoText.without(said)));
    }
}
