package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code arp [vrf V] VIP MAC ARPA [alias|IF]}: an entry that does not age and that no gratuitous ARP changes (Cisco IOS IP Addressing
 * Command Reference, "arp (global)": "permanent entry"; with {@code alias} the router answers ARP requests itself).
 */
final class VipArpIsStatic implements LintRule {

    /** How the MAC of VRRP begins (RFC 5798 7.3), as IOS writes it. */
    private static final String VRRP = "0000.5e00.01";

    @Override
    public List<Problem> check(Subject subject) {
        return subject.view().lines().stream()
                .filter(line -> line.section().isEmpty() && line.text().startsWith("arp "))
                .flatMap(line -> problem(subject, line).stream())
                .toList();
    }

    private static Optional<Problem> problem(Subject subject, ConfigLine line) {
        List<String> words = Arrays.asList(line.text().split(" +", -1));
        boolean isOfVrf = words.size() > 2 && words.get(1).equals("vrf");
        Optional<String> vrf = isOfVrf ? Optional.of(words.get(2)) : Optional.empty();
        List<String> rest = words.subList(isOfVrf ? 3 : 1, words.size());
        Optional<Ipv4> vip = Optional.of(subject.topology().vip().address());
        boolean isVip = rest.size() > 1 && Ipv4.parse(rest.get(0)).equals(vip);
        return isVip && subject.vrfs().contains(vrf)
                ? Optional.of(problem(subject, line.text(), rest))
                : Optional.empty();
    }

    private static Problem problem(Subject subject, String line, List<String> words) {
        return Problem.risk(
                "vip-arp-is-static",
                subject.where(),
                "where the VIP is found is written down by hand: " + line,
                why(words),
                Paste.command(
                        "let the router ask for it, as it does for every other host",
                        "no " + line,
                        "show running-config | include ^arp"));
    }

    private static String why(List<String> words) {
        if (words.contains("alias")) {
            return "the router answers for the VIP itself when others ask by ARP, and the nodes will meet it as a second"
                    + " holder";
        }
        return Stream.of(words.get(1))
                        .anyMatch(mac -> mac.toLowerCase(Locale.ROOT).startsWith(VRRP))
                ? "this is a MAC of VRRP: right only while keepalived runs with use_vmac and this very"
                        + " virtual_router_id, which cannot be told from here"
                : "after a failover the router goes on sending to that one host: gratuitous ARP changes no such entry";
    }
}
