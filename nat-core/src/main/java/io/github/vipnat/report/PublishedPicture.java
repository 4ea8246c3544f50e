package io.github.vipnat.report;

import io.github.vipnat.address.Ipv4;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.StaticRule;
import io.github.vipnat.page.Leads;
import io.github.vipnat.page.Leads.Lead;
import io.github.vipnat.page.Leads.Stop;
import io.github.vipnat.page.Markup;
import io.github.vipnat.page.Tone;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Outside addresses, hosts, and an arrow from each to each: as it is, or as it will be. */
final class PublishedPicture {

    /** What a person takes in at one look; the table beside it holds every rule that changes. */
    private static final int MOST_ARROWS = 24;

    private final PublishedRules rules;
    private final String title;
    private final boolean isAfter;
    private final Set<GlobalSide> touched;

    PublishedPicture(PublishedRules rules, String title, boolean isAfter) {
        this.rules = rules;
        this.title = title;
        this.isAfter = isAfter;
        this.touched = Stream.concat(rules.removed().stream(), rules.added().stream())
                .map(rules.addresses()::side)
                .collect(Collectors.toSet());
    }

    /** One arrow and what is written at it. */
    private record Arrow(GlobalSide global, Ipv4 host, Tone tone) {
        Lead lead(List<String> services) {
            return new Lead(outside(global), inside(host), tone, String.join(", ", services));
        }
    }

    Markup markup() {
        Map<Arrow, List<String>> arrows = arrows();
        if (arrows.isEmpty()) {
            return Markup.none();
        }
        List<Arrow> drawn = arrows.keySet().stream().limit(MOST_ARROWS).toList();
        int others = arrows.size() - drawn.size();
        return new Leads(
                        title + (others == 0 ? "" : ", and " + others + " more that are not drawn"),
                        drawn.stream()
                                .map(Arrow::global)
                                .distinct()
                                .sorted()
                                .map(this::stop)
                                .toList(),
                        drawn.stream()
                                .map(Arrow::host)
                                .distinct()
                                .sorted()
                                .map(this::stop)
                                .toList(),
                        drawn.stream()
                                .map(arrow -> arrow.lead(arrows.getOrDefault(arrow, List.of())))
                                .toList())
                .markup();
    }

    /** What changes first, then what stays beside it, then the rest. */
    private Map<Arrow, List<String>> arrows() {
        Stream<StaticRule> changing = (isAfter ? rules.added() : rules.removed()).stream();
        Map<Boolean, List<StaticRule>> kept = rules.kept().stream()
                .collect(Collectors.partitioningBy(
                        rule -> touched.contains(rules.addresses().side(rule))));
        Map<Arrow, List<StaticRule>> arrows = new LinkedHashMap<>();
        group(arrows, changing, isAfter ? Tone.GOOD : Tone.BAD);
        group(arrows, kept.getOrDefault(true, List.of()).stream(), Tone.PLAIN);
        group(arrows, kept.getOrDefault(false, List.of()).stream(), Tone.FADED);
        Map<Arrow, List<String>> words = new LinkedHashMap<>();
        arrows.forEach((arrow, alike) -> words.put(
                arrow, alike.stream().map(PublishedRules::service).distinct().toList()));
        return words;
    }

    private void group(Map<Arrow, List<StaticRule>> arrows, Stream<StaticRule> more, Tone tone) {
        more.forEach(rule -> arrows.computeIfAbsent(
                        new Arrow(rules.addresses().side(rule), rule.mapping().insideLocal(), tone),
                        any -> new ArrayList<>())
                .add(rule));
    }

    private Stop stop(GlobalSide global) {
        return new Stop(
                outside(global),
                touched.contains(global) ? Tone.PLAIN : Tone.FADED,
                List.of(global.toString(), "outside"));
    }

    private Stop stop(Ipv4 host) {
        Optional<String> name = Optional.ofNullable(rules.ticket().hosts().get(host));
        Tone tone = rules.ticket().isVip(host) ? Tone.GOOD : name.isPresent() ? Tone.PLAIN : Tone.FADED;
        return new Stop(
                inside(host),
                tone,
                Stream.concat(name.stream(), Stream.of(host.toString())).toList());
    }

    private static String outside(GlobalSide global) {
        return "outside " + global;
    }

    private static String inside(Ipv4 host) {
        return "inside " + host;
    }
}
