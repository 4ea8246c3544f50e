package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.lint.LintRule.Subject;
import io.github.vipnat.lint.VipClaims.Claim;
import io.github.vipnat.nat.ConfigLine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lines apart from NAT that speak for the VIP: {@code ip local pool} (addresses for VPN and dial-in clients), {@code peer default ip
 * address}, {@code ip alias} (a TCP port of the router by another address) and the virtual server of {@code ip slb}, and the
 * {@code default-router} of a DHCP pool, each as its Cisco IOS Command Reference has it.
 */
record LineClaims(Subject subject) {

    private static final String LOCAL_POOL = "ip local pool ";

    private static final String SLB = "ip slb vserver ";

    private static final String DHCP_POOL = "ip dhcp pool ";

    private static final String GATEWAY = "default-router ";

    private static final String GIVEN = "a client is given the address and takes what is meant for the nodes";

    Stream<Claim> all() {
        return subject.view().lines().stream().flatMap(line -> of(line).stream());
    }

    private Optional<Claim> of(ConfigLine line) {
        String text = line.text().strip();
        if (line.section().isEmpty()) {
            return text.startsWith(LOCAL_POOL) ? localPool(text) : alias(text);
        }
        if (line.section().startsWith(SLB) && isVip(text, "virtual ")) {
            return isInService(line.section()) ? Optional.of(balancer(line, text)) : Optional.empty();
        }
        if (line.section().startsWith(DHCP_POOL) && text.startsWith(GATEWAY) && isInGlobalTable(line.section())) {
            return Stream.of(text.split(" +", -1)).anyMatch(vip().toString()::equals)
                    ? Optional.of(gateway(line, text))
                    : Optional.empty();
        }
        return isVip(text, "peer default ip address ") ? Optional.of(peer(line, text)) : Optional.empty();
    }

    private Ipv4 vip() {
        return subject.topology().vip().address();
    }

    private boolean isVip(String text, String beginning) {
        return text.startsWith(beginning)
                && text.substring(beginning.length()).split(" ", 2)[0].equals(vip().toString());
    }

    private Optional<Claim> alias(String text) {
        return isVip(text, "ip alias ")
                ? Optional.of(new Claim(
                        "is an address of the router itself: " + text,
                        "the router answers for it, and the nodes meet it as a second holder of the address",
                        Paste.command("use another VIP, or take the line out", "no " + text, Paste.section(text))))
                : Optional.empty();
    }

    /** {@code ip local pool NAME FIRST [LAST] …}; a name may have several ranges, one a line. */
    private Optional<Claim> localPool(String text) {
        List<String> words = Arrays.asList(text.split(" +", -1));
        Optional<Ipv4> first = words.size() > 4 ? Ipv4.parse(words.get(4)) : Optional.empty();
        Optional<Ipv4> last = words.size() > 5 ? Ipv4.parse(words.get(5)) : Optional.empty();
        List<String> more = words.subList(Math.min(words.size(), last.isPresent() ? 6 : 5), words.size());
        return first.filter(from -> from.compareTo(vip()) <= 0 && vip().compareTo(last.orElse(from)) <= 0)
                .map(from -> localPool(text, words.get(3), new Range(from, last.orElse(from)), more));
    }

    private record Range(Ipv4 first, Ipv4 last) {

        /** {@code FIRST [LAST]}; empty where nothing is left. */
        String text() {
            return first.compareTo(last) > 0 ? "" : first.equals(last) ? first.toString() : first + " " + last;
        }
    }

    private Claim localPool(String text, String name, Range range, List<String> more) {
        List<String> lines = new ArrayList<>(List.of(" no " + text));
        Stream.of(
                        new Range(range.first(), new Ipv4(vip().bits() - 1)),
                        new Range(new Ipv4(vip().bits() + 1), range.last()))
                .map(Range::text)
                .filter(rest -> !rest.isEmpty())
                .map(rest -> String.join(
                        " ",
                        Stream.concat(Stream.of(" " + LOCAL_POOL + name, rest), more.stream())
                                .toList()))
                .forEach(lines::add);
        return new Claim(
                "lies in the pool " + name + " of the router's clients: " + text,
                GIVEN,
                Paste.lines("keep it back, on the router", lines, Paste.section(LOCAL_POOL + name)));
    }

    private static Claim peer(ConfigLine line, String text) {
        return new Claim(
                "is given to the other end of " + line.section() + ": " + text,
                GIVEN,
                Paste.lines(
                        "use another VIP, or give that end another address",
                        List.of(" " + line.section(), "  no " + text),
                        Paste.section(line.section())));
    }

    private boolean isInGlobalTable(String section) {
        return subject.view().lines().stream()
                .noneMatch(line ->
                        line.section().equals(section) && line.text().strip().startsWith("vrf "));
    }

    private static Claim gateway(ConfigLine line, String text) {
        return new Claim(
                "is the way out that hosts of " + line.section().substring("ip dhcp ".length()) + " are told: " + text,
                "if that is another router's address, it and the nodes are two holders of one address; if the nodes do"
                        + " route for these hosts, this is right",
                Paste.lines(
                        "unless the nodes route for them, tell them their own router, on the router",
                        List.of(" " + line.section(), "  no " + text, "  " + GATEWAY + "GATEWAY"),
                        Paste.section(line.section())));
    }

    private boolean isInService(String section) {
        return subject.view().lines().stream()
                .anyMatch(line ->
                        line.section().equals(section) && line.text().strip().startsWith("inservice"));
    }

    private static Claim balancer(ConfigLine line, String text) {
        return new Claim(
                "is the virtual server " + line.section().substring(SLB.length()) + " of the router: " + text,
                "the router shares out among its own list of hosts what is meant for the one that holds the VIP",
                Paste.lines(
                        "use another VIP, or end the sharing out",
                        List.of(" " + line.section(), "  no inservice"),
                        Paste.section(line.section())));
    }
}
