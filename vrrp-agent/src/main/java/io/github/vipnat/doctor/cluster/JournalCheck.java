package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.problem.VisibleText;
import io.github.vipnat.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What keepalived said since it was started last. */
final class JournalCheck implements Check {

    static final String CODE = "keepalived-log";

    /** Text alone, without times: the newest lines of this start of the machine. */
    static final NodeQuestion JOURNAL =
            NodeQuestion.ofRoot("keepalived-log", "/usr/bin/journalctl -u keepalived -b -o cat --no-pager -q -n 3000");

    private static final NodeFindings LINES = new NodeFindings(CODE);

    private static final String STARTED = "Starting Keepalived v";

    /** Passwords are the one thing of a configuration that keepalived may print ({@code -d} dumps it). */
    private static final Pattern PASSWORD = Pattern.compile("(?i)(password|auth_pass)(\\s*[=:]?\\s*)\\S.*+");

    private static final int LONGEST = 160;

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public CheckGroup group() {
        return CheckGroup.VRRP;
    }

    @Override
    public String summary() {
        return "keepalived has complained of nothing since it was started last.";
    }

    @Override
    public List<NodeQuestion> questions(Topology site) {
        return List.of(JOURNAL);
    }

    @Override
    public List<Finding> check(SiteSight sight) {
        return sight.nodes().stream().flatMap(node -> node(node).stream()).toList();
    }

    private static List<Finding> node(NodeSight node) {
        String name = node.node().name();
        return node.said(JOURNAL)
                .map(said -> said.isBlank() ? List.of(empty(name)) : judged(name, sinceLastStart(said)))
                .orElseGet(() ->
                        List.of(LINES.notChecked(node, JOURNAL, node.node().name())));
    }

    private static Finding empty(String node) {
        return LINES.notChecked(
                node,
                "the journal has no line of keepalived since the machine was started",
                "it may log elsewhere, or not have been started",
                "on the node:  sudo journalctl -u keepalived -n 50  and  sudo grep -i keepalived /var/log/syslog");
    }

    private static List<String> sinceLastStart(String said) {
        List<String> lines = said.strip().lines().toList();
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            start = lines.get(i).contains(STARTED) ? i : start;
        }
        return lines.subList(start, lines.size());
    }

    private static List<Finding> judged(String node, List<String> lines) {
        Map<JournalLine, List<String>> bad = new LinkedHashMap<>();
        lines.forEach(line -> JournalLine.of(line)
                .ifPresent(known ->
                        bad.computeIfAbsent(known, key -> new ArrayList<>()).add(line)));
        if (bad.isEmpty()) {
            return List.of(
                    LINES.ok(node, "keepalived has complained of nothing in its last " + lines.size() + " lines"));
        }
        return bad.entrySet().stream()
                .map(each -> line(node, each.getKey(), each.getValue()))
                .toList();
    }

    private static Finding line(String node, JournalLine known, List<String> said) {
        String last = shown(said.get(said.size() - 1));
        String what = "keepalived said" + (said.size() == 1 ? "" : " " + said.size() + " times, last") + ": " + last;
        Finding.Cause[] because = {new Finding.Cause(ConfCheck.CODE, node)};
        return switch (known.verdict()) {
            case FAULT -> LINES.fault(node, what, known.why(), known.fix(), because);
            default -> LINES.warning(node, what, known.why(), known.fix(), because);
        };
    }

    private static String shown(String line) {
        String safe = PASSWORD.matcher(VisibleText.of(line.strip())).replaceAll("$1$2***");
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST) + " ...";
    }
}
