package io.github.vipnat.doctor.report;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Diagnosis;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.json.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code vipnat doctor --json}: one document, {@code "schema": "vipnat/1"}. */
public final class DoctorJson {

    private static final String SCHEMA = "vipnat/1";

    private DoctorJson() {}

    /**
     * Every line, in the order of the checks, each with the one it comes from.
     *
     * @param checks all there are, for the group of each
     */
    public static String of(SiteSight sight, Diagnosis diagnosis, List<Check> checks) {
        Map<String, CheckGroup> groups = checks.stream().collect(Collectors.toMap(Check::code, Check::group));
        return Json.pretty(Json.object(
                Map.entry("schema", SCHEMA),
                Map.entry("cluster", sight.site().cluster()),
                Map.entry("complete", sight.isComplete()),
                Map.entry("faults", diagnosis.faults().size()),
                Map.entry(
                        "findings",
                        diagnosis.findings().stream()
                                .map(finding -> finding(finding, diagnosis, groups))
                                .toList())));
    }

    /** {@code vipnat doctor --list --json}. */
    public static String list(List<Check> checks) {
        return Json.pretty(Json.object(
                Map.entry("schema", SCHEMA),
                Map.entry(
                        "checks",
                        checks.stream()
                                .map(check -> Json.object(
                                        Map.entry("code", check.code()),
                                        Map.entry("group", check.group().word()),
                                        Map.entry("summary", check.summary())))
                                .toList())));
    }

    private static Map<String, Object> finding(Finding finding, Diagnosis diagnosis, Map<String, CheckGroup> groups) {
        return Json.object(
                Map.entry("check", finding.check()),
                Map.entry(
                        "group",
                        groups.getOrDefault(finding.check(), CheckGroup.ACCESS).word()),
                Map.entry("verdict", finding.verdict().word()),
                Map.entry("where", finding.where()),
                Map.entry("what", finding.what()),
                Map.entry("why", finding.why()),
                Map.entry("fix", finding.fix()),
                Map.entry(
                        "because",
                        diagnosis
                                .cause(finding)
                                .map(cause -> Json.object(
                                        Map.entry("check", cause.check()), Map.entry("where", cause.where())))));
    }
}
