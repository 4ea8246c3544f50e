package io.github.vipnat.lab.nat;

import java.util.ArrayList;
import java.util.List;

/** {@code show ip nat statistics} (ios-facts 3). */
public final class NatStatistics {

    private final NatTable table;

    public NatStatistics(NatTable table) {
        this.table = table;
    }

    /**
     * The whole text.
     *
     * @param outside the interfaces with {@code ip nat outside}, in order
     * @param inside those with {@code ip nat inside}
     */
    public List<String> lines(List<String> outside, List<String> inside) {
        int statics = table.rules().all().size() + table.outsideStatics().size();
        int flows = table.flows().count();
        // port statics count as extended, and so does every flow (ios-facts 3)
        long extended = table.rules().all().stream().filter(StaticRule::isPort).count() + flows;
        List<String> lines = new ArrayList<>();
        lines.add("Total active translations: " + (statics + flows) + " (" + statics + " static, " + flows
                + " dynamic; " + extended + " extended)");
        boolean wide = table.personality().hasWideTranslations();
        if (!wide) {
            lines.add("Peak translations: " + (statics + flows) + ", occurred 00:10:50 ago");
        }
        lines.add("Outside interfaces:");
        lines.add("  " + String.join(", ", outside));
        lines.add("Inside interfaces: ");
        lines.add("  " + String.join(", ", inside));
        lines.add("Hits: 0  Misses: 0");
        lines.add("CEF Translated packets: 0, CEF Punted packets: 0");
        if (wide) {
            lines.add(" Reserved port setting disabled provisioned no");
            lines.add(" Dynamic overload mapping configured: "
                    + table.dynamicLines().size());
        }
        lines.add("Expired translations: 0");
        lines.add("Dynamic mappings:");
        addDynamic(lines);
        lines.addAll(wide ? limits() : doors());
        return lines;
    }

    private void addDynamic(List<String> lines) {
        List<String> mappings = table.dynamicLines();
        if (!mappings.isEmpty()) {
            lines.add("-- Inside Source");
        }
        int id = 0;
        for (String mapping : mappings) {
            id++;
            String what = mapping.substring("ip nat inside source ".length())
                    .replaceFirst("^list ", "access-list ")
                    .replaceFirst(" overload.*", "");
            lines.add("[Id: " + id + "] " + what + " refcount "
                    + table.flows().of(mapping).size());
        }
    }

    private static List<String> doors() {
        return List.of("", "Total doors: 0", "Appl doors: 0", "Normal doors: 0", "Queued Packets: 0");
    }

    private static List<String> limits() {
        return List.of("nat-limit statistics:", " max entry: max allowed 0, used 0, missed 0", "IP alias add fail: 0");
    }
}
