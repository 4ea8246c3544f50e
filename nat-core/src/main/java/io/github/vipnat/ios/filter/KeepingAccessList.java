package io.github.vipnat.ios.filter;

import io.github.vipnat.filter.AccessEntry;
import io.github.vipnat.filter.AccessEntry.Remark;
import io.github.vipnat.filter.AccessEntry.Rule;
import io.github.vipnat.filter.AccessEntry.Unreadable;
import io.github.vipnat.filter.AccessList;
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
        Map<Optional<AccessList>, List<RouterInterface>> byList = view.withRole(NatRole.OUTSIDE).stream()
                .collect(Collectors.groupingBy(this::standing, LinkedHashMap::new, Collectors.toList()));
        List<String> lines = new ArrayList<>();
        byList.forEach((standing, faces) -> {
            String name = newName(standing.map(AccessList::name).orElse("KEEP"));
            lines.add("ip access-list extended " + name);
            standing.map(this::merged).orElseGet(this::alone).forEach(line -> lines.add(" " + line));
            faces.forEach(face -> {
                lines.add("interface " + face.name());
                lines.add(" ip access-group " + name + " in");
            });
        });
        return lines;
    }

    private Optional<AccessList> standing(RouterInterface face) {
        return face.accessGroupIn().flatMap(view.filters()::accessList);
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
                (Unreadable strange) ->
                        List.of("remark vipnat cannot read the next line; see what it lets in", strange.text()),
                (Rule rule) -> merged(rule)));
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
