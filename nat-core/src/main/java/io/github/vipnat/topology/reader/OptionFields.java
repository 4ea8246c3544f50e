package io.github.vipnat.topology.reader;

import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticOptions.Redundancy;
import io.github.vipnat.nat.StaticOptions.RouteMap;
import io.github.vipnat.topology.PublicationOptions;
import io.github.vipnat.topology.yaml.Choice;
import io.github.vipnat.topology.yaml.NamedText;
import io.github.vipnat.topology.yaml.NumberField;
import io.github.vipnat.topology.yaml.Section;
import io.github.vipnat.topology.yaml.Value;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what the rules of a publication are to carry (ios-facts 1.1, "Options in XE model"). */
final class OptionFields {

    private static final Value<Integer> MAPPING_ID =
            NumberField.between(1, Integer.MAX_VALUE, "100", "a router takes no other number for a mapping");

    private static final List<String> NOT_BEHIND_INTERFACE =
            List.of("match-in-vrf", "route-map", "reversible", "redundancy", "mapping-id", "no-alias", "no-payload");

    private final Section publication;

    private OptionFields(Section publication) {
        this.publication = publication;
    }

    static StaticOptions read(Section publication) {
        OptionFields options = new OptionFields(publication);
        if (publication.has("interface") && !publication.has("global")) {
            NOT_BEHIND_INTERFACE.forEach(options::refuseBehindInterface);
        } else {
            options.requires("mapping-id", "redundancy", "HSRP-NAME");
            options.requires("match-in-vrf", "vrf", "NAME");
            options.requires("reversible", "route-map", "NAME");
        }
        return options.read();
    }

    private void refuseBehindInterface(String key) {
        if (publication.has(key)) {
            publication
                    .field(key)
                    .refuse(
                            "option-with-interface",
                            key + " together with interface",
                            "behind an interface a router takes vrf and no other option",
                            "remove " + key + ", or publish the interface's address as global");
        }
    }

    private StaticOptions read() {
        OptionalInt mappingId = publication.optionalNumber("mapping-id", MAPPING_ID);
        boolean isReversible = isTrue("reversible");
        return new StaticOptions(
                publication.optional("vrf", NamedText.ROUTER_WORD),
                publication
                        .optional("redundancy", NamedText.ROUTER_WORD)
                        .map(group -> new Redundancy(group, mappingId)),
                publication.optional("route-map", NamedText.ROUTER_WORD).map(name -> new RouteMap(name, isReversible)),
                flags());
    }

    private Set<Flag> flags() {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        PublicationOptions.FLAGS.stream().filter(flag -> isTrue(flag.word())).forEach(flags::add);
        return flags;
    }

    private boolean isTrue(String key) {
        return publication.optional(key, Choice.FLAG).orElse(false);
    }

    private void requires(String key, String other, String example) {
        if (publication.has(key) && !publication.has(other)) {
            publication
                    .field(key)
                    .refuse(
                            key + "-alone",
                            key + " without " + other,
                            "a router takes " + key + " only behind " + other,
                            "add " + other + ": " + example + ", or remove " + key);
        }
    }
}
