package io.github.vipnat.doctor.node;

import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.CheckGroup;
import io.github.vipnat.doctor.Finding;
import io.github.vipnat.doctor.NodeFindings;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.node.Links;
import io.github.vipnat.node.NodeAnswer;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.topology.Node;
import io.github.vipnat.topology.Topology;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Nobody else answers for a node's own address. Every node is asked for every address: of its own it hears only others, of
 * another's it hears the owner and perhaps one more. {@code arping -D} (iputils) asks without saying who asks, so it fills no
 * neighbour's table.
 */
final class WireAddressCheck implements Check {

    static final String CODE = "address-on-wire";

    private static final NodeFindings LINES = new NodeFindings(CODE);

    /** {@code Unicast reply from 10.51.10.11 [00:15:5D:0A:0B:01]  0.7ms}. */
    private static final Pattern REPLY = Pattern.compile("\\[((?:[0-9A-Fa-f]{2}:){5}[0-9A-Fa-f]{2})\\]");

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public CheckGroup group() {
        return CheckGroup.NETWORK;
    }

    @Override
    public String summary() {
        return "No other host answers for a node's own address.";
    }

    @Override
    public List<NodeQuestion> questions(Topology site) {
        return Stream.concat(
                        Stream.of(Links.ADDRESSES, Links.CARDS),
                        site.nodes().stream().flatMap(node -> question(site, node).stream()))
                .toList();
    }

    private static Optional<NodeQuestion> question(Topology site, Node node) {
        return site.vrrp()
                .map(vrrp -> NodeQuestion.ofRoot(
                        "arping-" + node.name(),
                        "/usr/bin/arping -D -c 2 -w 2 -I " + vrrp.interfaceName() + " " + node.address()));
    }

    @Override
    public List<Finding> check(SiteSight sight) {
        return sight.nodes().stream().map(node -> node(sight, node)).toList();
    }

    private static Finding node(SiteSight sight, NodeSight node) {
        String name = node.node().name();
        Optional<NodeQuestion> question = question(sight.site(), node.node());
        if (question.isEmpty()) {
            return LINES.notChecked(
                    name,
                    "cluster.yaml does not name the nodes' interface",
                    "not known is not well",
                    "write vrrp.interface");
        }
        Set<String> others = others(sight, node, question.get());
        if (!others.isEmpty()) {
            return LINES.fault(
                    name,
                    "another host answers for " + node.node().address() + ": " + String.join(", ", others),
                    "the router sends the node's frames to whichever spoke last, and adverts of the two are mixed up",
                    "find the port of that MAC on the switch (show mac address-table address MAC); a clone that was not given"
                            + " an address of its own is the usual one");
        }
        return isHeard(node, question.get())
                ? LINES.ok(name, "no other host answers for " + node.node().address())
                : unheard(node, question.get(), name);
    }

    private static Finding unheard(NodeSight node, NodeQuestion question, String name) {
        boolean isMissing = node.answer(question)
                .match(new NodeAnswer.Cases<>(
                        (NodeAnswer.Said said) ->
                                said.status() == 127 || said.output().contains("No such file"),
                        (NodeAnswer.NotAsked not) -> false));
        return isMissing
                ? LINES.notChecked(
                        name,
                        "there is no /usr/bin/arping on " + name,
                        "whether another host answers for " + node.node().address() + " cannot be told",
                        "on " + name + ":  sudo apt install iputils-arping")
                : LINES.notChecked(node, question, name);
    }

    /** It ends with 0 where nobody answered, and with 1 where somebody did. */
    private static boolean isHeard(NodeSight node, NodeQuestion question) {
        return node.answer(question)
                .match(new NodeAnswer.Cases<>(
                        (NodeAnswer.Said said) ->
                                said.status() <= 1 && said.output().contains("ARPING"),
                        (NodeAnswer.NotAsked not) -> false));
    }

    /** The MACs that answered, the node's own left out; where that is not known, only what the node itself heard counts. */
    private static Set<String> others(SiteSight sight, NodeSight node, NodeQuestion question) {
        Optional<Links> links = Links.of(node);
        Set<String> macs = new TreeSet<>();
        for (NodeSight asker : sight.nodes()) {
            if (asker.equals(node) || links.isPresent()) {
                replies(asker, question).forEach(macs::add);
            }
        }
        links.ifPresent(own -> macs.removeAll(own.macs().values()));
        return macs;
    }

    private static Stream<String> replies(NodeSight asker, NodeQuestion question) {
        return asker.answer(question)
                .match(new NodeAnswer.Cases<Stream<String>>(
                        (NodeAnswer.Said said) -> REPLY.matcher(said.output())
                                .results()
                                .map(reply -> reply.group(1).toLowerCase(Locale.ROOT)),
                        (NodeAnswer.NotAsked not) -> Stream.of()));
    }
}
