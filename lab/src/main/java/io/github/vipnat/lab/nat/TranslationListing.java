package io.github.vipnat.lab.nat;

import io.github.vipnat.lab.Quirk;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** {@code show ip nat translations} (ios-facts 3). */
public final class TranslationListing {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("MM/dd/yy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private record Row(Flow flow, boolean isStatic, String vrf, int rule, int children) {}

    private final NatTable table;
    private final Translations translations;
    private final boolean wide;

    public TranslationListing(NatTable table) {
        this.table = table;
        this.translations = table.translations();
        this.wide = table.personality().hasWideTranslations();
    }

    /** The table; {@code verbose} prints more on IOS-XE alone, where its form is known. */
    public List<String> lines(Predicate<Flow> fits, String vrf, boolean verbose, Instant now) {
        List<Row> rows = rows(fits, vrf);
        List<String> lines = new ArrayList<>();
        boolean header = !rows.isEmpty() || table.quirks().get(Quirk.EmptyTable.class) == Quirk.EmptyTable.HEADER;
        if (header) {
            lines.add(
                    wide
                            ? "Pro  Inside global         Inside local          Outside local         Outside global"
                            : "Pro Inside global      Inside local       Outside local      Outside global");
        }
        for (Row row : rows) {
            lines.add(line(row.flow()));
            if (verbose && wide) {
                addDetails(row, now, lines);
            }
        }
        if (wide && header) {
            lines.add("Total number of translations: " + rows.size());
            lines.add("");
        }
        return lines;
    }

    /** {@code show ip nat translations total} (ios-facts 3). */
    public int total(Predicate<Flow> fits, String vrf) {
        return rows(fits, vrf).size();
    }

    private List<Row> rows(Predicate<Flow> fits, String vrf) {
        List<Row> rows = new ArrayList<>();
        int number = 0;
        for (StaticRule rule : table.rules().printed()) {
            number++;
            List<Flow> children = table.flows().of(rule.identity());
            for (Flow child : children) { // a child stands above its parent (ios-facts 3)
                rows.add(new Row(child, false, rule.option(StaticOption.VRF), number, 0));
            }
            if (rule.mask().isEmpty()) {
                rows.add(new Row(parent(rule), true, rule.option(StaticOption.VRF), number, children.size()));
            }
        }
        for (String dynamic : table.dynamicLines()) {
            String of = translations.vrfOf(dynamic);
            table.flows().of(dynamic).forEach(flow -> rows.add(new Row(flow, false, of, 0, 0)));
        }
        rows.removeIf(row -> !fits.test(row.flow()) || !(vrf.isEmpty() || vrf.equals(row.vrf())));
        return rows;
    }

    private Flow parent(StaticRule rule) {
        String global = translations.globalOf(rule);
        String port = rule.isPort() ? ":" : "";
        return new Flow(
                rule.isPort() ? rule.protocol() : "---",
                global + port + (rule.isPort() ? rule.globalPort() : ""),
                rule.local() + port + (rule.isPort() ? rule.localPort() : ""),
                "---",
                "---");
    }

    private String line(Flow flow) {
        int width = wide ? 22 : 19;
        return cell(flow.protocol(), wide ? 5 : 4)
                + cell(flow.insideGlobal(), width)
                + cell(flow.insideLocal(), width)
                + cell(flow.outsideLocal(), width)
                + flow.outsideGlobal();
    }

    /** Columns stretch when a value is longer, leaving one blank (ios-facts 3). */
    private static String cell(String value, int width) {
        return value + " ".repeat(Math.max(1, width - value.length()));
    }

    /** ios-facts 3, "verbose (XE 17)": use_count is the number of children. */
    private static void addDetails(Row row, Instant now, List<String> lines) {
        String stamp = STAMP.format(now);
        lines.add(
                "  create: " + stamp + ", use: " + stamp + ", timeout: " + (row.isStatic() ? "00:00:00" : "24:00:00"));
        lines.add("  RuleID : " + row.rule());
        lines.add("  Flags: " + (row.isStatic() ? "static" : "extended"));
        lines.add("  entry-id: 0x0, use_count:" + row.children());
    }
}
