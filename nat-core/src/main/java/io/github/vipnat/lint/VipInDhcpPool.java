package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.DhcpService.Pool;
import io.github.vipnat.problem.Problem;
import java.util.List;
import java.util.Optional;

/** The router may give the VIP to any host that asks it for an address. */
final class VipInDhcpPool implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        Ipv4 vip = subject.topology().vip().address();
        return subject.vrfs().stream()
                .flatMap(vrf ->
                        subject.view().dhcp().poolOf(vip, vrf).map(pool -> problem(subject, vip, vrf, pool)).stream())
                .toList();
    }

    private static Problem problem(Subject subject, Ipv4 vip, Optional<String> vrf, Pool pool) {
        boolean isForOne = pool.hosts().contains(vip);
        return Problem.risk(
                "vip-in-dhcp-pool",
                subject.where(),
                isForOne
                        ? "pool " + pool.name() + " keeps the VIP " + vip + " for one host"
                        : "the VIP " + vip + " lies in the router's own DHCP pool " + pool.name(),
                "a host that is given the address takes the published ports from the nodes",
                isForOne
                        ? Paste.command(
                                "take the pool out, on the router",
                                "no ip dhcp pool " + pool.name(),
                                Paste.section("ip dhcp pool " + pool.name()))
                        : "keep it back, on the router:  ip dhcp excluded-address "
                                + vrf.map(name -> "vrf " + name + " ").orElse("") + vip);
    }
}
