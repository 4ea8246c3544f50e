package io.github.vipnat.doctor.report;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.report.Wrap;
import java.util.List;

/** Every check there is, for {@code --list} and for the page of the docs that is made from it. */
public final class CheckList {

    private CheckList() {}

    /** For a terminal of 80 columns: the code, and under it what is looked at. */
    public static String text(List<Check> checks) {
        StringBuilder out = new StringBuilder();
        for (CheckGroup group : CheckGroup.values()) {
            List<Check> inGroup =
                    checks.stream().filter(check -> check.group() == group).toList();
            out.append(inGroup.isEmpty() ? "" : (out.length() == 0 ? "" : "\n") + group.word() + "\n");
            inGroup.forEach(check -> out.append("  ")
                    .append(check.code())
                    .append('\n')
                    .append(Wrap.labelled("      ", check.summary())));
        }
        return out.toString();
    }

    /** The rows of a table in Markdown. */
    public static String markdown(List<Check> checks) {
        StringBuilder out = new StringBuilder("| group | check | what is looked at |\n|---|---|---|\n");
        checks.forEach(check -> out.append("| ")
                .append(check.group().word())
                .append(" | `")
                .append(check.code())
                .append("` | ")
                .append(check.summary())
                .append(" |\n"));
        return out.toString();
    }
}
