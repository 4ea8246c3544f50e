package io.github.vipnat.keepalived.lint;

import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.conf.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tries every fix before it is printed: types it on every node that has the same block, judges the files again, and where it is
 * about moving the VIP plays the losses. A fix that leaves its finding, or brings another one, is taken back.
 */
final class FixTrial {

    /** More are not tried: a file with so many findings wants another cure than one line after the other. */
    private static final int MOST_TRIED = 60;

    private static final int LARGEST_TRIED = 1 << 17;

    /** That the file comes to more than is read. */
    private static final Set<String> CUT_SHORT = Set.of("too-many-lines", "findings-left-out");

    private static final Set<String> MOVE_THE_VIP = Set.of(
            "weight-cannot-cross-gap",
            "weight-makes-a-tie",
            "positive-weight-inflates",
            "owner-ignores-weights",
            "nopreempt-with-weights");

    private final List<KeepalivedLint.NodeFile> files;
    private final Map<String, String> texts;
    private final Function<List<KeepalivedLint.NodeFile>, KeepalivedLint.Judged> judge;
    private final KeepalivedLint.Judged before;

    FixTrial(
            List<KeepalivedLint.NodeFile> files,
            KeepalivedLint.Judged before,
            Function<List<KeepalivedLint.NodeFile>, KeepalivedLint.Judged> judge) {
        this.files = files;
        this.texts = texts(files);
        this.judge = judge;
        this.before = before;
    }

    private static Map<String, String> texts(List<KeepalivedLint.NodeFile> files) {
        return files.stream()
                .flatMap(file -> file.conf().sources().stream())
                .collect(Collectors.toMap(SourceFile::name, SourceFile::print, (one, same) -> one, LinkedHashMap::new));
    }

    /** The findings, each with the fix that holds or with what to do where there is none to type. */
    List<ConfFinding> tried() {
        boolean small =
                isWhole() && texts.values().stream().mapToInt(String::length).sum() <= LARGEST_TRIED;
        Map<String, ConfFinding> known = new HashMap<>();
        List<ConfFinding> told = new ArrayList<>();
        for (ConfFinding finding : before.findings()) {
            boolean tries = small && known.size() < MOST_TRIED && FixTypist.isTyped(finding.fix());
            String key = finding.code() + finding.at() + finding.fix();
            told.add(tries ? known.computeIfAbsent(key, any -> tried(finding)) : untried(finding));
        }
        return told;
    }

    /** A few bytes of {@code ~SEQ} fill the memory that one reading may take; a second one beside it has none left. */
    private boolean isWhole() {
        return before.findings().stream().noneMatch(finding -> CUT_SHORT.contains(finding.code()));
    }

    private static ConfFinding untried(ConfFinding finding) {
        if (FixTypist.isTyped(finding.fix())) {
            return finding.withFix(NoFix.NOT_TRIED + finding.fix());
        }
        return finding.withFix(NoFix.prefixOf(finding.fix()) + finding.fix());
    }

    private ConfFinding tried(ConfFinding finding) {
        Optional<Map<String, String>> edits = edits(finding);
        if (edits.isEmpty()) {
            return finding.withFix(NoFix.YOURS + finding.fix());
        }
        KeepalivedLint.Judged after =
                judge.apply(files.stream().map(file -> file.reread(edits.get())).toList());
        Optional<String> against = objection(finding, after);
        return against.isEmpty()
                ? finding
                : finding.withFix(NoFix.FAILS + "with \"" + finding.fix() + "\" "
                        + (edits.get().size() > 1 ? "on every node " : "") + against.get());
    }

    private Optional<Map<String, String>> edits(ConfFinding finding) {
        Map<String, String> edits = new HashMap<>();
        for (ConfFinding place : SameBlock.of(finding, texts)) {
            String name = place.at().file();
            FixTypist.type(texts.getOrDefault(name, ""), place).ifPresent(text -> edits.put(name, text));
        }
        return edits.containsKey(finding.at().file()) ? Optional.of(edits) : Optional.empty();
    }

    private Optional<String> objection(ConfFinding finding, KeepalivedLint.Judged after) {
        Map<String, Long> now = counts(after.findings());
        Map<String, Long> then = counts(before.findings());
        String own = key(finding);
        if (now.getOrDefault(own, 0L) >= then.getOrDefault(own, 0L)) {
            return Optional.of("lint still says " + finding.code());
        }
        Optional<String> fresh = after.findings().stream()
                .filter(other -> now.getOrDefault(key(other), 0L) > then.getOrDefault(key(other), 0L))
                .map(other -> "lint says " + other.code() + ": " + other.what())
                .findFirst();
        return fresh.or(() -> stays(finding, after));
    }

    private Optional<String> stays(ConfFinding finding, KeepalivedLint.Judged after) {
        boolean moves = !MOVE_THE_VIP.contains(finding.code())
                || after.site().groups().isEmpty()
                || VipMove.stuck(after.site()) < VipMove.stuck(before.site());
        return moves ? Optional.empty() : Optional.of("the loss, played, still leaves the VIP where it is");
    }

    private static Map<String, Long> counts(List<ConfFinding> findings) {
        return findings.stream().collect(Collectors.groupingBy(FixTrial::key, Collectors.counting()));
    }

    private static String key(ConfFinding finding) {
        return finding.at().file() + " " + finding.code();
    }
}
