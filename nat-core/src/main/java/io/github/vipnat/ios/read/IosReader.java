package io.github.vipnat.ios.read;

import io.github.vipnat.ios.filter.FilterReader;
import io.github.vipnat.ios.nat.NatLineSorter;
import io.github.vipnat.ios.text.ConfigTree;
import io.github.vipnat.ios.text.ConfigurationMeaning;
import io.github.vipnat.ios.text.WordCursor;
import io.github.vipnat.nat.ConfigLine;
import io.github.vipnat.nat.RouterInterface;
import io.github.vipnat.nat.RouterView;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Reads a running configuration into a {@link RouterView}. */
public final class IosReader {

    private String hostname = "Router";
    private boolean archive;
    private final NatLineSorter nat = new NatLineSorter();
    private final List<RouterInterface> interfaces = new ArrayList<>();
    private final DefinitionReader definitions = new DefinitionReader();
    private final FilterReader filters = new FilterReader();
    private final TunnelEndReader tunnels = new TunnelEndReader();
    private final RouterServiceReader services = new RouterServiceReader();
    private final RoutingReader routing = new RoutingReader();
    private final DhcpReader dhcp = new DhcpReader();

    private IosReader() {}

    /** Reads a whole configuration; lines that are not understood are kept in the view's lines. */
    public static RouterView read(String text) {
        List<ConfigTree.Section> sections = ConfigTree.sections(text);
        IosReader reader = new IosReader();
        sections.forEach(reader::readSection);
        return new RouterView(
                reader.hostname,
                reader.nat.toTable().on(reader.interfaces),
                reader.interfaces,
                reader.definitions.toDefinitions(),
                reader.filters.toFilters(),
                reader.tunnels.toEnds(),
                reader.services.toServices(),
                reader.routing.toRouting(),
                reader.dhcp.toService(),
                reader.archive,
                ConfigTree.configuration(sections),
                fingerprint(sections));
    }

    /** Each reader gets the sections that begin with a word of its own; large routers have too many to show all to all. */
    private void readSection(ConfigTree.Section section) {
        String head = section.head().text();
        if (NatLineSorter.isNatLine(head)) {
            nat.add(head, section.children());
            return;
        }
        WordCursor words = new WordCursor(head);
        switch (words.take()) {
            case "hostname" -> hostname = words.take();
            case "archive" -> archive = section.children().stream().anyMatch(IosReader::isArchivePath);
            case "interface" -> {
                InterfaceReader.read(section).ifPresent(interfaces::add);
                definitions.readSection(section);
                tunnels.readSection(section);
                routing.readSection(section);
            }
            case "ip" -> {
                routing.readSection(section);
                dhcp.readSection(section);
                definitions.readSection(section);
                filters.readSection(section);
                services.readSection(section);
            }
            case "access-list", "route-map" -> {
                definitions.readSection(section);
                filters.readSection(section);
            }
            case "vrf", "redundancy" -> definitions.readSection(section);
            case "object-group", "class-map", "policy-map", "zone-pair" -> filters.readSection(section);
            case "router" -> {
                routing.readSection(section);
                services.readSection(section);
            }
            case "crypto" -> {
                tunnels.readSection(section);
                services.readSection(section);
            }
            default -> services.readSection(section); // and kept as a line, see RouterView.lines
        }
    }

    private static boolean isArchivePath(ConfigLine line) {
        return line.text().strip().startsWith("path ");
    }

    private static String fingerprint(List<ConfigTree.Section> sections) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ConfigurationMeaning.lines(sections).forEach(line -> {
                digest.update(line.toString().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) '\n');
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
