package io.github.vipnat.ios.filter;

import io.github.vipnat.filter.AccessEntry;
import io.github.vipnat.filter.AccessEntry.Evaluate;
import io.github.vipnat.filter.AccessEntry.Remark;
import io.github.vipnat.filter.AccessEntry.Rule;
import io.github.vipnat.filter.AccessEntry.Services;
import io.github.vipnat.filter.AccessEntry.Unreadable;
import io.github.vipnat.filter.AccessList;
import io.github.vipnat.nat.AccessGroup;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterInterface.NatRole;
import io.github.vipnat.nat.RouterView;
import io.github.vipnat.plan.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An access list that keeps a global as closed as it was while a full static opens it. It denies towards the global only,
 * stands on the outside interfaces, where the global is what a list sees (ios-facts 8, "order of operations"), and takes
 * a list that is there already into itself. It is printed for a person and never sent.
 */
public final class KeepingAccessList {

    private static final String PREFIX = "VIPNAT-";

    private final RouterView view;
    private final List<KeepingEntries> openings;

    private KeepingAccessList(RouterView view, List<KeepingEntries> openings) {
        this.view = view;
        this.openings = openings;
    }

    /** The lines to type; none where the plan opens nothing. */
    public static List<String> lines(Plan plan, RouterView view) {
        List<KeepingEntries> openings =
                OpenedGlobal.of(plan).stream().map(KeepingEntries::new).toList();
        return openings.isEmpty() ? List.of() : new KeepingAccessList(view, openings).lines();
    }

    private List<String> lines() {
        Map<Optional<AccessGroup>, List<RouterInterface>> byGroup = view.withRole(NatRole.OUTSIDE).stream()
                .collect(Collectors.groupingBy(this::standing, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        byGroup.forEach((group, faces) -> lines(group, faces, lines));
        return lines;
    }

    /** Without lists of which the router has only the name: they filter nothing. */
    private Optional<AccessGroup> standing(RouterInterface face) {
        return face.accessGroupIn()
                .map(group -> new AccessGroup(
                        group.common().filter(this::isThere), group.list().filter(this::isThere)))
                .filter(group -> group.common().isPresent() || group.list().isPresent());
    }

    private boolean isThere(String list) {
        return view.filters().accessList(list).isPresent();
    }

    /** A list that keeps the globals closed already stays what it is. */
    private void lines(Optional<AccessGroup> group, List<RouterInterface> faces, List<String> lines) {
        Optional<AccessGroup> kept = Optional.of(new AccessGroup(
                group.flatMap(AccessGroup::common).map(name -> kept(Optional.of(name), lines)),
                Optional.of(kept(group.flatMap(AccessGroup::list), lines))));
        if (kept.equals(group)) {
            return;
        }
        for (RouterInterface face : faces) {
            lines.add("interface " + face.name());
            lines.add(" ip access-group "
                    + kept.get().common().map(name -> "common " + name + " ").orElse("")
                    + kept.get().list().orElse("") + " in");
        }
    }

    /** The name of the list that stands in the place of another one from then on, and its lines where it is new. */
    private String kept(Optional<String> old, List<String> lines) {
        Optional<AccessList> standing = old.flatMap(view.filters()::accessList);
        if (standing.filter(this::isClosed).isPresent()) {
            return standing.get().name();
        }
        String name = newName(standing.map(AccessList::name).orElse("KEEP"));
        String head = "ip access-list extended " + name;
        if (!lines.contains(head)) {
            lines.add(head);
            standing.map(this::merged).orElseGet(this::alone).forEach(line -> lines.add(" " + line));
        }
        return name;
    }

    /** Whether the list lets in nothing towards a global that was not reachable before. */
    private boolean isClosed(AccessList standing) {
        return openings.stream()
                .allMatch(opening -> standing.entriesTowards(opening.global())
                        .filter(AccessEntry::permits)
                        .allMatch(entry -> isClosed(opening, entry)));
    }

    private static boolean isClosed(KeepingEntries opening, AccessEntry entry) {
        return entry.match(new AccessEntry.Cases<>(
                (Remark remark) -> true,
                (Unreadable strange) -> false,
                (Rule rule) -> opening.narrowed(rule).isEmpty(),
                (Services services) -> services.isRead()
                        && services.each().stream()
                                .allMatch(rule -> opening.narrowed(rule).isEmpty()),
                (Evaluate answers) -> true));
    }

    private boolean isKept(Rule rule) {
        return openings.stream().allMatch(opening -> opening.narrowed(rule).isEmpty());
    }

    private boolean isKept(Services services) {
        return services.isRead() && services.each().stream().allMatch(this::isKept);
    }

    private List<String> alone() {
        List<String> lines = new ArrayList<>();
        openings.forEach(opening -> lines.addAll(opening.lines()));
        lines.add("permit ip any any");
        return lines;
    }

    private List<String> merged(AccessList standing) {
        return standing.entries().stream()
                .flatMap(entry -> merged(entry).stream())
                .toList();
    }

    private List<String> merged(AccessEntry entry) {
        return entry.match(new AccessEntry.Cases<>(
                (Remark remark) -> List.of(remark.text()),
                (Unreadable strange) -> unread(strange),
                (Rule rule) -> merged(rule),
                (Services services) -> merged(services),
                (Evaluate answers) -> List.of(answers.text())));
    }

    private static List<String> unread(AccessEntry strange) {
        return List.of("remark vipnat cannot read the next line; see what it lets in", strange.text());
    }

    /** A group that would open more than it may is taken apart. */
    private List<String> merged(Services services) {
        if (!services.permits() || isKept(services)) {
            return List.of(services.text());
        }
        return services.isRead()
                ? services.each().stream()
                        .flatMap(rule -> merged(rule).stream())
                        .toList()
                : unread(services);
    }

    private List<String> merged(Rule rule) {
        List<String> lines = new ArrayList<>();
        boolean isReplaced = false;
        for (KeepingEntries opening : openings) {
            Optional<List<Rule>> narrowed = opening.narrowed(rule);
            narrowed.ifPresent(rules -> rules.forEach(one -> lines.add(AccessEntryCodec.print(one))));
            isReplaced |= narrowed.isPresent() && opening.isOnlyAbout(rule);
        }
        if (!isReplaced) {
            lines.add(AccessEntryCodec.print(rule));
        }
        return lines;
    }

    /** A name the router does not have yet: typed lines would be added to a list that stands. */
    private String newName(String old) {
        Set<String> taken = view.filters().accessLists().keySet();
        String base = old.startsWith(PREFIX) ? old : PREFIX + old;
        String name = base;
        for (int number = 2; taken.contains(name); number++) {
            name = base + "-" + number;
        }
        return name;
    }
}
