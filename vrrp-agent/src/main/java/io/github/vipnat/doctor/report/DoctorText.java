package io.github.vipnat.doctor.report;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Diagnosis;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.Verdict;
import io.github.vipnat.problem.VisibleText;
import io.github.vipnat.report.ProblemText;
import io.github.vipnat.report.Style;
import io.github.vipnat.report.Wrap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One table of 80 columns, group by group, the worst lines of each group first. */
public final class DoctorText {

    /** Behind the verdict; {@code not checked} is the longest. */
    private static final int TEXT = 15;

    private static final List<Verdict> WORST_FIRST =
            List.of(Verdict.FAULT, Verdict.WARNING, Verdict.NOTE, Verdict.NOT_CHECKED, Verdict.OK);

    private final Map<String, CheckGroup> groups;
    private final Style style;

    /** @param checks all there are, for the group of each */
    public DoctorText(List<Check> checks, Style style) {
        this.groups = checks.stream().collect(Collectors.toMap(Check::code, Check::group));
        this.style = style;
    }

    /** Everything that was found. What is well is named by its check; with {@code -v} it is told. */
    public String of(Diagnosis diagnosis) {
        StringBuilder out = new StringBuilder();
        for (CheckGroup group : CheckGroup.values()) {
            List<Diagnosis.Told> lines = diagnosis.told().stream()
                    .filter(told -> groups.get(told.cause().check()) == group)
                    .toList();
            if (!lines.isEmpty()) {
                out.append(out.length() == 0 ? "" : "\n")
                        .append(style.strong(group.word()))
                        .append('\n')
                        .append(group(lines));
            }
        }
        return out.append('\n').append(counted(diagnosis)).toString();
    }

    private String group(List<Diagnosis.Told> lines) {
        StringBuilder out = new StringBuilder();
        for (Verdict verdict : WORST_FIRST) {
            List<Diagnosis.Told> alike = lines.stream()
                    .filter(told -> told.cause().verdict() == verdict)
                    .toList();
            if (verdict == Verdict.OK && !style.whole()) {
                out.append(well(alike));
            } else {
                alike.forEach(told -> out.append(told(told)));
            }
        }
        return out.toString();
    }

    /** A line for each check, with the places where all is well. */
    private String well(List<Diagnosis.Told> lines) {
        Map<String, List<String>> places = new LinkedHashMap<>();
        lines.forEach(told -> places.computeIfAbsent(told.cause().check(), check -> new java.util.ArrayList<>())
                .add(told.cause().where()));
        StringBuilder out = new StringBuilder();
        places.forEach((check, where) -> out.append(
                line(Verdict.OK, check + ": " + where.stream().distinct().collect(Collectors.joining(", ")))));
        return out.toString();
    }

    private String told(Diagnosis.Told told) {
        Finding finding = told.cause();
        StringBuilder out = new StringBuilder(line(finding.verdict(), sentence(finding)));
        if (!finding.why().isEmpty()) {
            out.append(Wrap.labelled(" ".repeat(TEXT) + "why  ", VisibleText.of(finding.why())));
        }
        if (!finding.fix().isEmpty()) {
            out.append(ProblemText.fix(" ".repeat(TEXT) + "fix  ", VisibleText.of(finding.fix())));
        }
        out.append(unasked(told.follows()));
        told.follows().stream()
                .filter(follower -> follower.verdict() != Verdict.NOT_CHECKED)
                .forEach(follower -> out.append(Wrap.labelled(
                        " ".repeat(TEXT) + "so   ", follower.verdict().word() + ": " + sentence(follower))));
        return out.toString();
    }

    /** What could not be looked at for the same reason, by name alone. */
    private static String unasked(List<Finding> follows) {
        String codes = follows.stream()
                .filter(follower -> follower.verdict() == Verdict.NOT_CHECKED)
                .map(Finding::check)
                .distinct()
                .collect(Collectors.joining(", "));
        return codes.isEmpty() ? "" : Wrap.labelled(" ".repeat(TEXT) + "so   ", "not checked: " + codes);
    }

    private static String sentence(Finding finding) {
        return VisibleText.of(finding.where()) + ": " + VisibleText.of(finding.what()) + " (" + finding.check() + ")";
    }

    private String line(Verdict verdict, String text) {
        String label =
                "  " + verdict.word() + " ".repeat(TEXT - 2 - verdict.word().length());
        return label.replace(verdict.word(), painted(verdict))
                + Wrap.labelled(" ".repeat(TEXT), text).stripLeading();
    }

    private String painted(Verdict verdict) {
        return switch (verdict) {
            case OK -> style.good(verdict.word());
            case FAULT -> style.bad(verdict.word());
            case WARNING, NOT_CHECKED -> style.warn(verdict.word());
            case NOTE -> verdict.word();
        };
    }

    private static String counted(Diagnosis diagnosis) {
        return Arrays.stream(Verdict.values())
                        .sorted(java.util.Comparator.comparing(WORST_FIRST::indexOf))
                        .map(verdict -> count(diagnosis, verdict) + " " + verdict.word())
                        .collect(Collectors.joining(", "))
                + "\n";
    }

    private static long count(Diagnosis diagnosis, Verdict verdict) {
        return diagnosis.told().stream()
                .filter(told -> told.cause().verdict() == verdict)
                .count();
    }
}
