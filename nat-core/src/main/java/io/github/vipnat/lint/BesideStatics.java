package io.github.vipnat.lint;

import io.github.vipnat.address.TransportPort;
import io.github.vipnat.filter.Filters;
import io.github.vipnat.nat.GlobalSide;
import io.github.vipnat.nat.Mapping;
import io.github.vipnat.nat.NatTable;
import io.github.vipnat.nat.OtherForm;
import io.github.vipnat.nat.UnknownLine;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a global serves today besides the static rules that vipnat changes, and will serve as well afterwards.
 *
 * @param statics rules of which only a word is not understood
 * @param redirected whether {@code inside destination static} leads all of the global away, or the static of a whole network is
 *     about it too
 */
record BesideStatics(List<Mapping> statics, List<DestinationList.OnGlobal> lists, boolean redirected) {

    static BesideStatics on(GlobalSide global, NatTable nat, Filters filters) {
        List<Mapping> statics = nat.unknown().stream()
                .map(UnknownLine::mapping)
                .flatMap(Optional::stream)
                .filter(mapping -> nat.addresses().isSameOutside(mapping.globalSide(), global))
                .toList();
        if (!(global instanceof GlobalSide.OfAddress own)) {
            return new BesideStatics(statics, List.of(), false);
        }
        return new BesideStatics(
                statics,
                DestinationList.all(nat, filters).stream()
                        .map(list -> list.on(own.address()))
                        .toList(),
                nat.others(OtherForm.DestinationStatic.class).stream()
                                .anyMatch(rule -> rule.global().equals(own.address()))
                        || isOfNetwork(own, nat, statics));
    }

    private static boolean isOfNetwork(GlobalSide.OfAddress own, NatTable nat, List<Mapping> statics) {
        return Stream.concat(nat.entries().stream().map(entry -> entry.rule().mapping()), statics.stream())
                .map(Mapping::globalSide)
                .anyMatch(side ->
                        side instanceof GlobalSide.OfNetwork && nat.addresses().isSameOutside(side, own));
    }

    /** What is reachable with these static rules. */
    List<String> with(List<Mapping> known) {
        List<Mapping> all = Stream.concat(known.stream(), statics.stream()).toList();
        if (redirected || all.stream().anyMatch(Mapping::takesEverything)) {
            return List.of(Exposure.EVERYTHING);
        }
        Stream<TransportPort> single = Stream.concat(
                all.stream().map(Mapping::globalTransportPort).flatMap(Optional::stream),
                lists.stream().flatMap(list -> list.singlePorts().stream()));
        return Stream.concat(
                        single.distinct().sorted().map(TransportPort::toString),
                        lists.stream().flatMap(list -> list.ranges().stream()).distinct())
                .toList();
    }

    /** Without the ports that a list serves already. */
    List<String> newOnes(List<String> opened) {
        return opened.stream()
                .filter(text -> TransportPort.parse(text)
                        .filter(port -> lists.stream().anyMatch(list -> list.serves(port)))
                        .isEmpty())
                .toList();
    }
}
