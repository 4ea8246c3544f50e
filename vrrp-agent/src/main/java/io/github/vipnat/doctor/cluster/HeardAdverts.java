package io.github.vipnat.doctor.cluster;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.node.NodeQuestion;
import io.github.vipnat.node.NodeSight;
import io.github.vipnat.topology.Topology;
import io.github.vipnat.topology.VrrpSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The VRRP adverts that passed a node's interface while it listened; what the node sends itself is among them. tcpdump without
 * {@code -v} shows no password.
 */
record HeardAdverts(List<Advert> adverts) {

    /** {@code IP 10.51.10.11 > 224.0.0.18: VRRPv2, Advertisement, vrid 51, prio 100, authtype simple, intvl 1s, length 20}. */
    private static final Pattern ADVERT = Pattern.compile(
            "IP ([0-9.]{7,15}) > ([0-9.]{7,15}): VRRPv[23], Advertisement, vrid ([0-9]{1,3}), prio ([0-9]{1,3})");

    private static final Duration SLACK = Duration.ofSeconds(4);

    /** Enough to hear two clusters and a second MASTER; ten of one cluster come in ten intervals at the earliest. */
    private static final int MOST = 40;

    HeardAdverts {
        adverts = List.copyOf(adverts);
    }

    /** One advert. */
    record Advert(Ipv4 from, Ipv4 to, int vrid, int priority) {}

    /** Listens for three intervals and a little; tcpdump is ended by a signal that it takes for the end. */
    static Optional<NodeQuestion> question(Topology site) {
        return site.vrrp().map(vrrp -> {
            long seconds = listening(vrrp).toSeconds();
            return NodeQuestion.ofRoot(
                            "adverts",
                            "/usr/bin/timeout --preserve-status -s INT " + seconds + " /usr/bin/tcpdump -lntp -i "
                                    + vrrp.interfaceName() + " -c " + MOST + " ip proto 112")
                    .within(Duration.ofSeconds(seconds).plus(SLACK));
        });
    }

    private static Duration listening(VrrpSettings vrrp) {
        return Duration.ofSeconds(vrrp.advertInterval().multipliedBy(3).toSeconds() + 1);
    }

    /** Empty where the node could not listen. */
    static Optional<HeardAdverts> of(NodeSight node, NodeQuestion question) {
        return node.said(question)
                .filter(said -> said.contains("listening on"))
                .map(said -> new HeardAdverts(said.lines()
                        .map(ADVERT::matcher)
                        .filter(Matcher::find)
                        .flatMap(line -> advert(line).stream())
                        .toList()));
    }

    private static Optional<Advert> advert(Matcher line) {
        return Ipv4.parse(line.group(1))
                .flatMap(from -> Ipv4.parse(line.group(2))
                        .map(to -> new Advert(
                                from, to, Integer.parseInt(line.group(3)), Integer.parseInt(line.group(4)))));
    }

    /** Who sent adverts of this virtual router, each once. */
    List<Ipv4> senders(int vrid) {
        return adverts.stream()
                .filter(advert -> advert.vrid() == vrid)
                .map(Advert::from)
                .distinct()
                .toList();
    }
}
