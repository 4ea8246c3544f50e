package io.github.vipnat.node;

import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.ShellText;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Many questions as one script for sh, and its output cut into answers again. Each answer ends in a line that starts with a
 * mark drawn for this sheet, so that nothing a node prints can be taken for the end of an answer.
 */
final class AnswerSheet {

    private final String mark;
    private final boolean isSudo;

    private AnswerSheet(String mark, boolean isSudo) {
        this.mark = mark;
        this.isSudo = isSudo;
    }

    /** @param isSudo whether the one who logs in becomes root by sudo, and is not root already */
    static AnswerSheet fresh(boolean isSudo) {
        byte[] drawn = new byte[12];
        new SecureRandom().nextBytes(drawn);
        return new AnswerSheet("=" + HexFormat.of().formatHex(drawn), isSudo);
    }

    String script(List<NodeQuestion> questions) {
        StringBuilder script = new StringBuilder("export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin\n");
        for (NodeQuestion question : questions) {
            script.append(
                            question.asRoot() && isSudo
                                    ? "sudo -n " + question.command()
                                    : "{ " + question.command() + "; }")
                    .append(" 2>&1 </dev/null; printf '\\n%s %d %s\\n' ")
                    .append(ShellText.of(mark))
                    .append(" $? ")
                    .append(ShellText.of(question.name()))
                    .append('\n');
        }
        return script.toString();
    }

    Map<String, NodeAnswer> answers(List<NodeQuestion> questions, String output, String node) {
        Map<String, NodeAnswer> answers = new HashMap<>();
        int from = 0;
        for (NodeQuestion question : questions) {
            int end = output.indexOf("\n" + mark + " ", from);
            if (end < 0) {
                answers.put(question.name(), new NodeAnswer.NotAsked(cutOff(question, node)));
                continue;
            }
            String answer = output.substring(from, end);
            int line = output.indexOf('\n', end + 1);
            String last = output.substring(end + mark.length() + 2, line < 0 ? output.length() : line);
            from = line < 0 ? output.length() : line + 1;
            answers.put(question.name(), new NodeAnswer.Said(Integer.parseInt(last.split(" ", 2)[0]), answer));
        }
        return answers;
    }

    private static Problem cutOff(NodeQuestion question, String node) {
        return Problem.risk(
                "node-not-asked",
                node,
                "the node's answer to \"" + question.name() + "\" did not come",
                "nothing is known of it, and not known is not well",
                "type it on the node:  " + question.command());
    }
}
