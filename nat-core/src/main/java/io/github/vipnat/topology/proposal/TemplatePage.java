package io.github.vipnat.topology.proposal;

import static io.github.vipnat.topology.proposal.TemplateLines.CHANGE;
import static io.github.vipnat.topology.proposal.TemplateLines.scalar;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.topology.ExampleAddresses;
import io.github.vipnat.topology.proposal.ClusterTemplate.KnownNode;
import io.github.vipnat.topology.proposal.ClusterTemplate.KnownRouter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lays a template out, from the top of the file to the bottom. */
final class TemplatePage {

    private static final int USUAL_NODES = 2;

    private static final List<String> HEAD = List.of(
            "One file describes one site. Lines marked CHANGE hold examples: put your own values there.",
            "Lines that begin with # and a word are switched off: remove the # to use them.",
            "Then run vipnat lint and vipnat plan; neither changes anything on a router.");

    private final TemplateLines lines = new TemplateLines();
    private final ClusterTemplate template;
    private final ExampleAddresses examples;
    private final String vip;

    private TemplatePage(ClusterTemplate template) {
        this.template = template;
        this.examples = new ExampleAddresses(Stream.concat(
                        template.nodes().stream().map(KnownNode::address),
                        template.vip().map(Ipv4Prefix::address).stream())
                .toList());
        this.vip =
                template.vip().map(Ipv4Prefix::address).orElseGet(examples::vip).toString();
    }

    static String render(ClusterTemplate template) {
        TemplatePage page = new TemplatePage(template);
        page.writeHead();
        page.nodes();
        page.vrrp();
        page.router();
        new TemplatePublications(page.lines, template.notes()).add(template.publish());
        page.writeRest();
        return page.lines.text();
    }

    private void writeHead() {
        lines.addNotes("", HEAD);
        lines.addNotes("", template.notes().site());
        lines.addLine("");
        Optional<String> cluster = template.cluster().flatMap(TemplatePage::name);
        writeKnown("cluster: " + scalar(cluster.orElse("web")), cluster, "the site's name in reports");
        lines.addNotes("", template.notes().vip());
        writeKnown(
                "vip: " + template.vip().map(TemplatePage::spelled).orElse(vip),
                template.vip(),
                "the VRRP address the rules lead to");
    }

    private void nodes() {
        lines.addLine("");
        lines.addNotes("", template.notes().nodes());
        lines.add("nodes:", "the servers that run keepalived");
        int count = Math.max(USUAL_NODES, template.nodes().size());
        Set<String> names = new HashSet<>();
        template.nodes().forEach(node -> node.name().flatMap(TemplatePage::name).ifPresent(names::add));
        for (int i = 0; i < count; i++) {
            Optional<KnownNode> node = template.nodes().stream().skip(i).findFirst();
            Optional<String> name = node.flatMap(KnownNode::name).flatMap(TemplatePage::name);
            int number = i + 1;
            node(name, name.orElseGet(() -> free("vm", number, names)), node.map(KnownNode::address), i);
        }
    }

    private void node(Optional<String> known, String name, Optional<Ipv4> address, int index) {
        writeKnown("  - name: " + scalar(name), known, "what you call the server");
        writeKnown(
                "    address: " + address.orElseGet(examples::node), address, "its fixed address, which rules leave");
        lines.add("    #state: " + (index == 0 ? "MASTER" : "BACKUP"), "how keepalived starts: MASTER or BACKUP");
        lines.add("    #priority: " + Math.max(1, 100 - 10 * index), "1 to 254, the highest alive holds the VIP");
        lines.add(
                "    #ssh: { username: ops, key: ~/.ssh/id_ed25519, sudo: true }", "how vipnat database check logs in");
    }

    private void vrrp() {
        lines.addLine("");
        lines.add("#vrrp:", "what keepalived runs on every node");
        lines.add("  #instance: VI_1", "its name in keepalived.conf");
        lines.add("  #interface: eth0", "where the adverts go");
        lines.add("  #virtual-router-id: 51", "1 to 255, the same on every node");
        lines.add("  #advert-interval: 1s", "how often the master says that it is alive");
        lines.add("  #auth-password: env:VRRP_PASSWORD", "of VRRP version 2; 8 bytes of it count");
        lines.add("  #track:", "processes without which the VIP is to go");
        lines.add("    #- { process: nginx, weight: -11 }", "at most 15 bytes; weighs when it dies");
    }

    private void router() {
        Optional<String> name = template.router().map(KnownRouter::name).flatMap(TemplatePage::name);
        Optional<String> host = template.router().flatMap(KnownRouter::host);
        lines.addLine("");
        lines.add("routers:", "their static NAT publishes the site");
        writeKnown("  - name: " + scalar(name.orElse("edge")), name, "its name, as in vipnat plan -r NAME");
        writeKnown(
                "    address: " + scalar(host.orElseGet(() -> examples.router().toString())),
                host,
                "where SSH reaches it");
        lines.add("    username: netops", CHANGE + "who logs in");
        lines.add("    password: prompt", "asked; or env:NAME, file:PATH; or key: PATH");
        lines.add("    #enable: env:IOS_ENABLE", "the enable secret, where one is needed");
        lines.add("    #port: 22", "where its SSH listens");
        lines.add("    #transport: sshj", "or jsch, for ssh-agent and ~/.ssh/config");
        lines.add("    #legacy-algorithms: [ssh-rsa]", "old SSH algorithms that only it may use");
    }

    private void writeRest() {
        lines.addLine("");
        lines.add("#agent:", "the daemon that looks after a failover");
        lines.add("  #policy: audit", "audit only looks, repair may also write");
        lines.add("  #interval: 15m", "how often it looks without being woken");
        lines.addLine("");
        lines.add("#database:", "the MariaDB server the nodes share");
        lines.add("  #address: " + vip, "where the nodes reach it");
        lines.add("  #schema: shop", "the schema they use");
        lines.add("  #user: app", "the account they use");
        lines.add("  #password: env:DB_PASSWORD", "its password");
        lines.add("  #admin-user: root", "the account that may grant");
        lines.add("  #admin-password: env:DB_ADMIN", "its password");
        lines.add("  #tls: offered", "TLS to it: off, offered, trust or verify");
    }

    private void writeKnown(String line, Optional<?> value, String comment) {
        lines.add(line, value.isPresent() ? comment : CHANGE + comment);
    }

    private static String free(String stem, int from, Set<String> names) {
        return IntStream.iterate(from, i -> i + 1)
                .mapToObj(i -> stem + i)
                .filter(names::add)
                .findFirst()
                .orElseThrow();
    }

    /** A name the reader takes, close to the one given. */
    private static Optional<String> name(String text) {
        String allowed = text.replaceAll("[^A-Za-z0-9._-]", "-").replaceFirst("^[._-]+", "");
        return Optional.of(allowed.substring(0, Math.min(63, allowed.length()))).filter(name -> !name.isEmpty());
    }

    private static String spelled(Ipv4Prefix vip) {
        return vip.length() == 32 ? vip.address().toString() : vip.toString();
    }
}
