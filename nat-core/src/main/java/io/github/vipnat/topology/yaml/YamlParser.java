package io.github.vipnat.topology.yaml;

import io.github.vipnat.topology.yaml.YamlNode.Items;
import io.github.vipnat.topology.yaml.YamlNode.Member;
import io.github.vipnat.topology.yaml.YamlNode.Members;
import io.github.vipnat.topology.yaml.YamlNode.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Builds nodes from YAML's events. The library's own composer is not used because it recurses as deep as the file says
 * and expands aliases without counting what they unfold to.
 */
public final class YamlParser {

    private static final int MAX_DEPTH = 32;

    /** Nodes after every alias is unfolded; a site of a thousand routers needs a third of it. */
    private static final int MAX_NODES = 100_000;

    private final Iterator<Event> events;
    private final FileFindings findings;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private int nodes;

    private YamlParser(Iterator<Event> events, FileFindings findings) {
        this.events = events;
        this.findings = findings;
    }

    /** The document's root, or empty after a finding: a text that is not YAML has no second mistake. */
    public static Optional<YamlNode> parse(String text, FileFindings findings) {
        LoadSettings settings =
                LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        try {
            return new YamlParser(new Parse(settings).parseString(text).iterator(), findings).document();
        } catch (BrokenYaml e) {
            return Optional.empty();
        } catch (RuntimeException e) {
            // Not only the library's own exception: a parser fed with garbage may fail in ways of its own.
            YamlSyntax.report(e, text, findings);
            return Optional.empty();
        }
    }

    private Optional<YamlNode> document() {
        events.next();
        if (events.next().getEventId() == Event.ID.StreamEnd) {
            findings.add(
                    Position.START,
                    "file-empty",
                    "there is nothing in this file but comments",
                    "vipnat cannot go on without it",
                    "write a first version with: vipnat init");
            return Optional.empty();
        }
        YamlNode root = node(events.next(), 0);
        events.next();
        Event end = events.next();
        if (end.getEventId() != Event.ID.StreamEnd) {
            throw broken(
                    at(end),
                    "yaml-documents",
                    "a second document begins here",
                    "one file describes one site",
                    "remove the line --- or move what follows into a file of its own");
        }
        return Optional.of(root);
    }

    private YamlNode node(Event event, int depth) {
        if (depth > MAX_DEPTH) {
            throw broken(
                    at(event),
                    "yaml-too-deep",
                    "lists and mappings are nested more than " + MAX_DEPTH + " deep",
                    "no part of this file is that deep",
                    "remove brackets or dashes that nothing needs");
        }
        count(event, 1);
        return event instanceof AliasEvent alias ? unfold(alias) : anchored((NodeEvent) event, depth);
    }

    private YamlNode anchored(NodeEvent event, int depth) {
        int before = nodes;
        Optional<String> name = event.getAnchor().map(anchor -> anchor.getValue());
        name.ifPresent(anchors::remove);
        YamlNode node = content(event, depth);
        name.ifPresent(anchor -> anchors.put(anchor, new Anchored(node, nodes - before)));
        return node;
    }

    private YamlNode content(NodeEvent event, int depth) {
        if (event instanceof ScalarEvent scalar) {
            reportTag(event, scalar.getTag());
            return new Text(at(event), scalar.getValue(), scalar.isPlain());
        }
        reportTag(event, ((CollectionStartEvent) event).getTag());
        return event.getEventId() == Event.ID.SequenceStart ? items(event, depth) : members(event, depth);
    }

    private Items items(Event start, int depth) {
        List<YamlNode> items = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.SequenceEnd; next = events.next()) {
            items.add(node(next, depth + 1));
        }
        return new Items(at(start), items);
    }

    private Members members(Event start, int depth) {
        List<Member> members = new ArrayList<>();
        for (Event next = events.next(); next.getEventId() != Event.ID.MappingEnd; next = events.next()) {
            YamlNode key = node(next, depth + 1);
            YamlNode value = node(events.next(), depth + 1);
            if (key instanceof Text text) {
                members.add(new Member(text, value));
            } else {
                reportKey(key);
            }
        }
        return new Members(at(start), members);
    }

    private YamlNode unfold(AliasEvent alias) {
        Anchored target = anchors.get(alias.getAlias().getValue());
        if (target == null) {
            // The name is not told: what looks like an alias may be a password that begins with a star.
            throw broken(
                    at(alias),
                    "yaml-alias",
                    "an alias (*name) without an anchor (&name) before it",
                    "YAML takes a value that begins with * for a copy of something else",
                    "put quotes around the value, or define the anchor above");
        }
        count(alias, target.nodes());
        return target.node();
    }

    private void count(Event event, int more) {
        nodes += more;
        if (nodes > MAX_NODES) {
            throw broken(
                    at(event),
                    "yaml-too-large",
                    "more than " + MAX_NODES + " values, aliases unfolded",
                    "no site needs that many; aliases of aliases multiply",
                    "write the values out instead of using aliases");
        }
    }

    private void reportTag(Event event, Optional<String> tag) {
        if (tag.isPresent()) {
            findings.add(
                    at(event),
                    "yaml-tag",
                    "a tag (!name)",
                    "vipnat gives every value its type itself and cannot know what the tag would do",
                    "remove the tag, or put quotes around a value that begins with !");
        }
    }

    private void reportKey(YamlNode key) {
        findings.add(
                key.at(),
                "yaml-key",
                "a key that is " + key.kind(),
                "every key of this file is a word",
                "check the brackets on this line");
    }

    private BrokenYaml broken(Position at, String code, String what, String why, String fix) {
        findings.add(at, code, what, why, fix);
        return new BrokenYaml();
    }

    private static Position at(Event event) {
        return event.getStartMark().map(YamlSyntax::position).orElse(Position.START);
    }

    /** @param nodes how many nodes the anchor unfolds to */
    private record Anchored(YamlNode node, int nodes) {}

    /** Ends the reading, told in the findings: after this the document makes no sense. */
    private static final class BrokenYaml extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
