package io.github.vipnat.keepalived.lint;

import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.conf.KeepalivedRelease;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What lint found, in order of file, line and column.
 *
 * @param releases of keepalived that the files were judged for
 * @param notChecked what the files hold that is read and not judged, in a few words each
 */
public record LintReport(
        List<String> files, List<ConfFinding> findings, Set<KeepalivedRelease> releases, List<String> notChecked) {

    public LintReport {
        files = List.copyOf(files);
        findings = List.copyOf(findings);
        releases = Set.copyOf(releases);
        notChecked = List.copyOf(notChecked);
    }

    /** The same in the shape everything is told to a user. */
    public List<Problem> problems() {
        return findings.stream().map(ConfFinding::toProblem).toList();
    }

    /** The findings that come without a line to type; each says why. */
    public List<ConfFinding> withoutFix() {
        return findings.stream().filter(NoFix::isFor).toList();
    }

    /**
     * One sentence for the end: how many findings have no line to type, that the other fixes were tried, and how many weigh more
     * once it is known which release reads the files.
     */
    public String closingNote() {
        int without = withoutFix().size();
        int with = findings.size() - without;
        return (with == 0
                        ? ""
                        : with + (with == 1 ? " fix was" : " fixes were") + " tried and brought nothing new to say; ")
                + without + " of " + findings.size() + (findings.size() == 1 ? " finding has" : " findings have")
                + " no line to type" + ofOneRelease();
    }

    /** What is wrong in one release alone was made lighter, because the other may read the files as well. */
    private String ofOneRelease() {
        if (releases.size() == 1) {
            return "";
        }
        return releases.stream()
                .sorted()
                .map(release -> {
                    Set<KeepalivedRelease> alone = Set.of(release);
                    long count = findings.stream()
                            .filter(finding -> finding.holdsFor().equals(alone))
                            .count();
                    return count == 0 ? "" : ofOneRelease(count, release.number());
                })
                .collect(Collectors.joining());
    }

    private static String ofOneRelease(long count, String release) {
        String verbs = count == 1
                ? "finding holds for keepalived %s alone and weighs"
                : "findings hold for keepalived %s alone and weigh";
        return "; " + count + " " + verbs.formatted(release) + " more with --keepalived " + release;
    }

    /** Whether something makes the file useless. */
    public boolean hasFatal() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.FATAL);
    }

    /** Whether {@code keepalived -t} of that release would end with another status than 0. */
    public boolean isRejectedBy(KeepalivedRelease release) {
        return findings.stream().anyMatch(finding -> finding.heardBy().contains(release));
    }

    /** {@code files[].problems[]} as maps and lists: the document that {@code lint --json} prints. */
    public Map<String, Object> toJson() {
        Map<String, List<ConfFinding>> byFile = new TreeMap<>();
        files.forEach(file -> byFile.put(file, List.of()));
        findings.forEach(finding -> byFile.merge(finding.at().file(), List.of(finding), LintReport::joined));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("schema", "vipnat/1");
        json.put(
                "files",
                byFile.entrySet().stream()
                        .map(file -> fileJson(file.getKey(), file.getValue(), releases))
                        .toList());
        json.put("notChecked", notChecked);
        json.put("withoutFix", withoutFix().size());
        return json;
    }

    private static List<ConfFinding> joined(List<ConfFinding> some, List<ConfFinding> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    private static Map<String, Object> fileJson(
            String file, List<ConfFinding> findings, Set<KeepalivedRelease> releases) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file);
        json.put(
                "problems",
                findings.stream().map(finding -> json(finding, releases)).toList());
        return json;
    }

    private static Map<String, Object> json(ConfFinding finding, Set<KeepalivedRelease> releases) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", finding.code());
        json.put("severity", finding.severity().name());
        json.put("line", finding.at().line());
        json.put("column", finding.at().column());
        json.put("what", finding.what());
        json.put("why", finding.why());
        json.put("fix", finding.fix());
        json.put("fixTried", !NoFix.isFor(finding));
        List<String> heard = releases.stream()
                .filter(finding.heardBy()::contains)
                .map(KeepalivedRelease::number)
                .sorted()
                .toList();
        json.put("keepalivedSaysSoToo", heard.size() == releases.size());
        json.put("keepalivedReleasesSayingSo", heard);
        return json;
    }
}
