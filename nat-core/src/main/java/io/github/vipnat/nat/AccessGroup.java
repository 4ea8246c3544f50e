package io.github.vipnat.nat;

import io.github.vipnat.filter.AccessList;
import io.github.vipnat.filter.Filter;
import io.github.vipnat.filter.Filters;
import io.github.vipnat.filter.ListChain;
import java.util.Optional;

/**
 * What filters packets one way through an interface: {@code ip access-group LIST in}, or on IOS-XE {@code ip access-group common
 * COMMON LIST in}, where a list that several interfaces share stands in front (Cisco, "IPv4 ACL Chaining Support").
 */
public record AccessGroup(Optional<String> common, Optional<String> list) {

    /** One list, as everywhere but on IOS-XE. */
    public static AccessGroup of(String list) {
        return new AccessGroup(Optional.empty(), Optional.of(list));
    }

    /** What the lists do together; empty where the router has none of that name, since such a list filters nothing. */
    public Optional<Filter> filter(Filters filters) {
        Optional<AccessList> first = common.flatMap(filters::accessList);
        Optional<AccessList> second = list.flatMap(filters::accessList);
        return first.isPresent() && second.isPresent()
                ? Optional.of(new ListChain(first.get(), second.get()))
                : first.or(() -> second).map(only -> only);
    }

    /** As a person would call it: {@code access list X}, {@code access list X behind the common C}. */
    public String words() {
        return "access list "
                + list.map(own -> own
                                + common.map(first -> " behind the common " + first)
                                        .orElse(""))
                        .or(() -> common)
                        .orElse("");
    }
}
