package io.github.vipnat.ios.filter;

import io.github.vipnat.filter.AccessList;
import io.github.vipnat.filter.Filters;
import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.WordCursor;
import java.util.Map;

/**
 * Collects access lists, object groups, zone policies and route-maps; they refer to each other, so they are put together
 * last.
 */
public final class FilterReader {

    private final AccessListReader lists = new AccessListReader();
    private final ObjectGroupReader groups = new ObjectGroupReader();
    private final ServiceGroupReader services = new ServiceGroupReader();
    private final ZonePolicyReader zones = new ZonePolicyReader();
    private final RouteMapReader routeMaps = new RouteMapReader();

    public void readSection(ConfigTree.Section section) {
        WordCursor words = new WordCursor(section.head().text());
        if (words.takeIf("object-group", "network")) {
            groups.add(words.take(), section.children());
        } else if (words.takeIf("object-group", "service")) {
            services.add(words.take(), section.children());
        } else if (words.takeIf("route-map")) {
            routeMaps.add(words, section.children());
        } else if (!lists.readSection(section)) {
            zones.readSection(section);
        }
    }

    public Filters toFilters() {
        Map<String, AccessList> read = lists.toLists(new AccessEntryCodec(groups.toHosts(), services.toGroups()));
        return new Filters(read, zones.toPolicies(read), routeMaps.toPolicies(read));
    }
}
