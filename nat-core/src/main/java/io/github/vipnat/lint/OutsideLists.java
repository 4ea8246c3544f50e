package io.github.vipnat.lint;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.filter.AccessEntry;
import io.github.vipnat.filter.AccessEntry.Evaluate;
import io.github.vipnat.filter.AccessEntry.Remark;
import io.github.vipnat.filter.AccessEntry.Rule;
import io.github.vipnat.filter.AccessEntry.Services;
import io.github.vipnat.filter.AccessEntry.Unreadable;
import io.github.vipnat.filter.AccessEntry.When;
import io.github.vipnat.filter.Filter;
import io.github.vipnat.filter.Packet;
import io.github.vipnat.filter.Verdict;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.RouterView;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the lists on the outside interfaces let in towards a global, which is what they see (ios-facts 8, "order of operations").
 *
 * @param filters one for each outside interface
 */
record OutsideLists(Ipv4 global, List<Filter> filters) {

    /** Empty where some outside interface filters nothing, or the global is an interface's. */
    static Optional<OutsideLists> towards(GlobalSide side, RouterView view) {
        List<RouterInterface> outside = view.withRole(NatRole.OUTSIDE);
        List<Filter> filters = outside.stream()
                .flatMap(face -> face.accessGroupIn().stream())
                .flatMap(group -> group.filter(view.filters()).stream())
                .toList();
        return side instanceof GlobalSide.OfAddress own && !outside.isEmpty() && filters.size() == outside.size()
                ? Optional.of(new OutsideLists(own.address(), filters))
                : Optional.empty();
    }

    /** Whether some client may reach the port. */
    boolean mayReach(TransportPort port) {
        return filters.stream()
                .anyMatch(filter -> clients(filter)
                        .map(client -> Packet.to(global, port, client))
                        .anyMatch(packet -> filter.answer(packet).verdict() != Verdict.SHUTS_OUT));
    }

    private Stream<Ipv4> clients(Filter filter) {
        Stream<Ipv4> named = entries(filter)
                .filter(AccessEntry::permits)
                .flatMap(AccessEntry::rules)
                .filter(rule -> rule.destination().hosts().contains(global))
                .flatMap(rule -> rule.source().hosts().samples());
        return Stream.concat(Clients.ANYBODY.stream(), named).distinct();
    }

    /**
     * Whether some client may reach a port besides.
     *
     * @param known ports, as {@code tcp 80}
     */
    boolean mayReachMoreThan(Set<String> known) {
        return filters.stream()
                .flatMap(this::entries)
                .anyMatch(entry -> entry.permits() && mayReachMoreThan(entry, known));
    }

    private Stream<AccessEntry> entries(Filter filter) {
        return filter.lists().flatMap(list -> list.entriesTowards(global));
    }

    private boolean mayReachMoreThan(AccessEntry entry, Set<String> known) {
        return entry.match(new AccessEntry.Cases<>(
                (Remark remark) -> false,
                (Unreadable strange) -> true,
                (Rule rule) -> mayReachMoreThan(rule, known),
                (Services services) -> mayReachMoreThan(services, known),
                (Evaluate answers) -> false));
    }

    private boolean mayReachMoreThan(Services services, Set<String> known) {
        boolean isForGlobal = services.whole().destination().hosts().contains(global);
        return (!services.isRead() && isForGlobal)
                || services.each().stream().anyMatch(rule -> mayReachMoreThan(rule, known));
    }

    private boolean mayReachMoreThan(Rule rule, Set<String> known) {
        boolean isOfFlows = rule.when() == When.ALWAYS || rule.when() == When.SOMETIMES;
        return isOfFlows
                && rule.destination().hosts().contains(global)
                && Stream.of("tcp", "udp")
                        .filter(protocol ->
                                rule.protocol().equals("ip") || rule.protocol().equals(protocol))
                        .anyMatch(protocol -> rule.destination().ports().ranges().stream()
                                .flatMapToInt(range -> IntStream.rangeClosed(range.first(), range.last()))
                                .anyMatch(port -> !known.contains(protocol + " " + port)));
    }
}
