package io.github.vipnat.doctor.cluster;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.keepalived.conf.ConfFinding;
import io.github.vipnat.keepalived.lint.KeepalivedLint;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** keepalived.conf of all nodes, judged together, each with the processes and interfaces of its own node. */
final class ConfCheck implements Check {

    static final String CODE = "keepalived-conf";

    private static final NodeFindings LINES = new NodeFindings(CODE);

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
        return "keepalived.conf as it stands on the nodes, with all it includes, is without fault, alone and beside the others'.";
    }

    @Override
    public List<NodeQuestion> questions(Topology site) {
        return SeenKeepalived.questions();
    }

    @Override
    public List<Finding> check(SiteSight sight) {
        List<SeenKeepalived> seen = SeenKeepalived.all(sight);
        List<ConfFinding> found = seen.isEmpty()
                ? List.of()
                : new KeepalivedLint()
                        .check(seen.stream().map(SeenKeepalived::file).toList(), SeenKeepalived.releases(seen))
                        .findings();
        List<Finding> lines = new ArrayList<>();
        for (NodeSight node : sight.nodes()) {
            Optional<SeenKeepalived> own = seen.stream()
                    .filter(each -> each.node().node().equals(node.node()))
                    .findFirst();
            lines.addAll(own.map(each ->
                            node(each, found, seen.size() == sight.nodes().size()))
                    .orElseGet(() -> List.of(LINES.notChecked(
                            node, KeepalivedFiles.TEXTS, node.node().name()))));
        }
        return lines;
    }

    private static List<Finding> node(SeenKeepalived seen, List<ConfFinding> found, boolean isWhole) {
        String name = seen.node().node().name();
        List<Finding> lines = found.stream()
                .filter(finding -> finding.at().file().startsWith(seen.files().named("")))
                .map(finding -> line(name, finding))
                .toList();
        return Stream.of(lines, elsewhere(name, seen), alone(name, lines, isWhole))
                .flatMap(List::stream)
                .toList();
    }

    private static Finding line(String node, ConfFinding finding) {
        String what = finding.code() + " at " + finding.at() + ": " + finding.what();
        return switch (finding.severity()) {
            case FATAL -> LINES.fault(node, what, finding.why(), finding.fix());
            case RISK -> LINES.warning(node, what, finding.why(), finding.fix());
            case UNTIDY, NOT_UNDERSTOOD -> LINES.note(node, what, finding.why(), finding.fix());
        };
    }

    private static List<Finding> elsewhere(String node, SeenKeepalived seen) {
        return seen.files().unread().stream()
                .map(path -> LINES.notChecked(
                        node,
                        "it includes " + path + ", which lies outside " + KeepalivedFiles.FOLDER,
                        "what stands there is not known",
                        "vipnat keepalived lint --here " + SeenKeepalived.CONF + "  on the node"))
                .toList();
    }

    private static List<Finding> alone(String node, List<Finding> lines, boolean isWhole) {
        if (!isWhole) {
            return List.of(LINES.notChecked(
                    node,
                    "its file was judged without that of another node",
                    "what has to be the same on all of them was not compared",
                    "mend what keeps the other from answering, and look again"));
        }
        return lines.isEmpty()
                ? List.of(LINES.ok(node, SeenKeepalived.CONF + " is without fault, alone and beside the others'"))
                : List.of();
    }
}
