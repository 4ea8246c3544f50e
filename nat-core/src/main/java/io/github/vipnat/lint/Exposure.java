package io.github.vipnat.lint;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.filter.Filters;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatEntry;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.plan.Plan;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the outside can reach through one global, before and after.
 *
 * @param before {@code tcp 80}, … or {@code every protocol and port}
 * @param newlyReachable what the change opens; for a full static the well-known listeners of the document's hosts
 */
public record Exposure(GlobalSide global, List<String> before, List<String> after, List<String> newlyReachable) {

    static final String EVERYTHING = "every protocol and port";

    private static final String OTHERS = "every other port the VIP's host listens on";

    /** Services that listen on the document's hosts and that a full static opens (planning 2, Exposure). */
    private static final List<Listener> LISTENERS = List.of(
            new Listener("ssh", "tcp 22"),
            new Listener("dns", "udp 53"),
            new Listener("dns", "tcp 53"),
            new Listener("snmp", "udp 161"),
            new Listener("mariadb", "tcp 3306"));

    private record Listener(String service, String port) {
        @Override
        public String toString() {
            return service + " (" + port + ")";
        }
    }

    public Exposure {
        before = List.copyOf(before);
        after = List.copyOf(after);
        newlyReachable = List.copyOf(newlyReachable);
    }

    /** Whether the change opens every port where there were only some, and no list outside keeps them closed. */
    public boolean opensEverything() {
        return after.contains(EVERYTHING) && !before.contains(EVERYTHING) && !newlyReachable.isEmpty();
    }

    /** As {@link #of(Plan, Filters)}, on a router without access lists. */
    public static List<Exposure> of(Plan plan) {
        return of(plan, new Filters(Map.of(), List.of(), Map.of()));
    }

    /** As {@link #of(Plan, Filters)}, without what the lists on the outside interfaces keep out of a full static. */
    public static List<Exposure> of(Plan plan, RouterView view) {
        return of(plan, view.filters()).stream()
                .map(exposure -> OutsideLists.towards(exposure.global(), view)
                        .filter(lists -> exposure.opensEverything())
                        .map(exposure::behind)
                        .orElse(exposure))
                .toList();
    }

    private Exposure behind(OutsideLists lists) {
        Set<String> known = Stream.concat(before.stream(), LISTENERS.stream().map(Listener::port))
                .collect(Collectors.toSet());
        Stream<String> listeners = LISTENERS.stream()
                .filter(listener -> TransportPort.parse(listener.port())
                        .filter(lists::mayReach)
                        .isPresent())
                .map(Listener::toString);
        Set<String> open = Stream.concat(listeners, Stream.of(OTHERS).filter(any -> lists.mayReachMoreThan(known)))
                .collect(Collectors.toSet());
        return new Exposure(
                global,
                before,
                after,
                newlyReachable.stream().filter(open::contains).toList());
    }

    /**
     * One exposure for each global that the plan changes: what its static rules open, those of which only a word is not
     * understood, and what lists of {@code inside destination} serve beside them.
     *
     * @param filters where such lists are found
     */
    public static List<Exposure> of(Plan plan, Filters filters) {
        Map<GlobalSide, List<NatEntry>> before = plan.before().byGlobal();
        Map<GlobalSide, List<NatEntry>> after = plan.after().byGlobal();
        return plan.changes().stream()
                .map(change -> plan.before().addresses().side(change.rule()))
                .distinct()
                .map(global -> of(
                        global,
                        BesideStatics.on(global, plan.before(), filters),
                        mappings(before.get(global)),
                        BesideStatics.on(global, plan.after(), filters),
                        mappings(after.get(global))))
                .toList();
    }

    private static Exposure of(
            GlobalSide global,
            BesideStatics besideToday,
            List<Mapping> before,
            BesideStatics besideThen,
            List<Mapping> after) {
        List<String> today = besideToday.with(before);
        List<String> then = besideThen.with(after);
        return new Exposure(global, today, then, besideToday.newOnes(opened(today, then)));
    }

    private static List<Mapping> mappings(@Nullable List<NatEntry> entries) {
        return entries == null
                ? List.of()
                : entries.stream().map(entry -> entry.rule().mapping()).toList();
    }

    private static List<String> opened(List<String> before, List<String> after) {
        if (before.contains(EVERYTHING)) {
            return List.of();
        }
        if (after.contains(EVERYTHING)) {
            return Stream.concat(
                            LISTENERS.stream()
                                    .filter(listener -> !before.contains(listener.port()))
                                    .map(Listener::toString),
                            Stream.of(OTHERS))
                    .toList();
        }
        Set<String> known = Set.copyOf(before);
        return after.stream().filter(port -> !known.contains(port)).toList();
    }
}
