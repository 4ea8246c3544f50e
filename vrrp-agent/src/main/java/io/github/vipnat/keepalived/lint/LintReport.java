package io.github.vipnat.keepalived.lint;

import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.problem.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What lint found, in order of file, line and column. */
public record LintReport(List<String> files, List<ConfFinding> findings) {

    public LintReport {
        files = List.copyOf(files);
        findings = List.copyOf(findings);
    }

    /** The same in the shape everything is told to a user. */
    public List<Problem> problems() {
        return findings.stream().map(ConfFinding::toProblem).toList();
    }

    /** Whether something makes the file useless. */
    public boolean hasFatal() {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.FATAL);
    }

    /** Whether {@code keepalived -t} would end with another status than 0. */
    public boolean isRejectedByKeepalived() {
        return findings.stream().anyMatch(ConfFinding::heardFromKeepalived);
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
                        .map(file -> fileJson(file.getKey(), file.getValue()))
                        .toList());
        return json;
    }

    private static List<ConfFinding> joined(List<ConfFinding> some, List<ConfFinding> more) {
        return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
    }

    private static Map<String, Object> fileJson(String file, List<ConfFinding> findings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", file);
        json.put("problems", findings.stream().map(LintReport::json).toList());
        return json;
    }

    private static Map<String, Object> json(ConfFinding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("code", finding.code());
        json.put("severity", finding.severity().name());
        json.put("line", finding.at().line());
        json.put("column", finding.at().column());
        json.put("what", finding.what());
        json.put("why", finding.why());
        json.put("fix", finding.fix());
        json.put("keepalivedSaysSoToo", finding.heardFromKeepalived());
        return json;
    }
}
