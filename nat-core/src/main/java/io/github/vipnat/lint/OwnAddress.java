package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.problem.Problem;
import io.github.vipnat.topology.Publication;
import io.github.vipnat.topology.Publication.Extent;
import io.github.vipnat.topology.Publication.Global;
import java.util.List;
import java.util.Optional;

/**
 * A full static on an address the router itself owns would take the router's own traffic with it, its SSH first. Whether
 * IOS refuses is unknown (ios-facts 8 "global = router's own interface IP", 9.3), so vipnat does.
 */
final class OwnAddress implements LintRule {

    @Override
    public List<Problem> check(Subject subject) {
        return subject.router().publish().stream()
                .filter(publication -> publication.extent() instanceof Extent.Full)
                .map(publication -> problem(subject, publication))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Problem> problem(Subject subject, Publication publication) {
        if (!(publication.global() instanceof Global.Address global)) {
            return Optional.empty();
        }
        Ipv4 address = global.address();
        if (address.toString().equals(subject.router().host())) {
            return Optional.of(problem(publication, address, "the address vipnat logs in through"));
        }
        return subject.view()
                .ownerOf(address)
                .map(RouterInterface::name)
                .map(name -> problem(publication, address, "the router's own, on " + name));
    }

    private static Problem problem(Publication publication, Ipv4 address, String whose) {
        return Problem.fatal(
                "global-is-own-address",
                publication.where(),
                address + " is " + whose,
                "a full static would send everything meant for the router itself, SSH included, to the VIP",
                "publish ports instead: { global: " + address + ", as: ports, ports: [tcp 80, tcp 443] }");
    }
}
