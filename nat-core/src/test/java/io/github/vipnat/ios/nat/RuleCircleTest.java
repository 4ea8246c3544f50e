package io.github.vipnat.ios.nat;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.vipnat.address.InterfaceName;
import io.github.vipnat.address.Ipv4;
import io.github.vipnat.address.Ipv4Prefix;
import io.github.vipnat.address.Protocol;
import io.github.vipnat.address.TransportPort;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.StaticOptions;
import io.github.vipnat.nat.StaticOptions.Flag;
import io.github.vipnat.nat.StaticOptions.Redundancy;
import io.github.vipnat.nat.StaticOptions.RouteMap;
import io.github.vipnat.nat.StaticRule;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Rules made up from seeds: print, parse, print again. */
class RuleCircleTest {

    @Test
    void should_read_every_rule_it_prints() {
        for (long seed = 0; seed < 5000; seed++) {
            StaticRule rule = rule(new SplittableRandom(seed));
            String line = NatLineCodec.print(rule);

            assertThat(NatLineCodec.parse(line)).as("seed %d: %s", seed, line).contains(rule);
            assertThat(NatLineCodec.print(NatLineCodec.parse(line).orElseThrow()))
                    .as("seed %d", seed)
                    .isEqualTo(line);
        }
    }

    @Test
    void should_read_a_rule_with_blanks_too_many_and_none_with_a_word_too_few() {
        for (long seed = 0; seed < 500; seed++) {
            StaticRule rule = rule(new SplittableRandom(seed));
            String line = NatLineCodec.print(rule);
            String body = line.substring(NatLineCodec.PREFIX.length());

            assertThat(NatLineCodec.parse(NatLineCodec.PREFIX + " " + body.replace(" ", "   ") + "  "))
                    .as("seed %d: %s", seed, line)
                    .contains(rule);
            assertThat(NatLineCodec.parse(NatLineCodec.PREFIX + body.substring(body.indexOf(' ') + 1)))
                    .as("seed %d without its first word: %s", seed, line)
                    .isNotEqualTo(Optional.of(rule));
        }
    }

    private static StaticRule rule(SplittableRandom random) {
        Mapping mapping = mapping(random);
        StaticOptions options = options(random);
        return new StaticRule(mapping, mapping.globalInterfaceName().isEmpty() ? tied(random, options) : options);
    }

    private static Mapping mapping(SplittableRandom random) {
        Ipv4 local = new Ipv4(random.nextInt());
        Ipv4 global = new Ipv4(random.nextInt());
        InterfaceName face = new InterfaceName("GigabitEthernet0/" + random.nextInt(9));
        Protocol protocol = random.nextBoolean() ? Protocol.TCP : Protocol.UDP;
        int localPort = 1 + random.nextInt(65535);
        TransportPort globalPort = new TransportPort(protocol, 1 + random.nextInt(65535));
        int length = random.nextInt(33);
        return switch (random.nextInt(6)) {
            case 0 -> new Mapping.Full(local, global);
            case 1 -> new Mapping.Port(local, localPort, global, globalPort);
            case 2 -> new Mapping.InterfacePort(local, localPort, face, globalPort);
            case 3 -> new Mapping.InterfaceFull(local, face);
            case 4 -> new Mapping.InterfaceEsp(local, face);
            default ->
                new Mapping.Network(
                        new Ipv4Prefix(local, length), new Ipv4Prefix(global, length), random.nextBoolean());
        };
    }

    private static StaticOptions options(SplittableRandom random) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Flag flag : Flag.values()) {
            if (random.nextInt(5) == 0) {
                flags.add(flag);
            }
        }
        OptionalInt id =
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(Integer.MAX_VALUE - 1));
        return new StaticOptions(
                maybe(random, "V" + random.nextInt(100)),
                maybe(random, "HSRP-" + random.nextInt(9)).map(group -> new Redundancy(group, id)),
                maybe(random, "RM-" + random.nextInt(9)).map(name -> new RouteMap(name, random.nextBoolean())),
                flags);
    }

    private static StaticOptions tied(SplittableRandom random, StaticOptions options) {
        OptionalInt id = options.redundancy().isPresent() || random.nextBoolean()
                ? OptionalInt.empty()
                : OptionalInt.of(1 + random.nextInt(Integer.MAX_VALUE - 1));
        OptionalInt track = random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(1 + random.nextInt(1000));
        return new StaticOptions(
                options.vrf(),
                options.redundancy(),
                options.routeMap(),
                options.flags(),
                new StaticOptions.Ties(
                        id,
                        track,
                        maybe(random, "GigabitEthernet0/0/" + random.nextInt(9)).map(InterfaceName::new),
                        maybe(random, "BD-VIF" + random.nextInt(9999)).map(InterfaceName::new)));
    }

    private static Optional<String> maybe(SplittableRandom random, String text) {
        return random.nextInt(3) == 0 ? Optional.of(text) : Optional.empty();
    }
}
