package io.github.vipnat.lab.device;

import io.github.vipnat.lab.PacketPlane;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The router's interfaces, read off the configuration. */
public final class Interfaces {

    /**
     * One interface.
     *
     * @param primary its address, empty when it has none
     * @param addresses every address of it with its mask, secondaries included
     */
    public record Interface(
            String name,
            int number,
            String primary,
            List<Subnet> addresses,
            boolean up,
            boolean natInside,
            boolean natOutside) {

        /** A burned-in address of our own making, the same for the same interface. */
        public String mac() {
            return String.format(Locale.ROOT, "aabb.cc00.%02x%02x", number / 256 + 1, number % 256);
        }
    }

    /** An interface address with its mask. */
    public record Subnet(String address, String mask) {

        boolean contains(String other) {
            int bits = bits(mask);
            return (bits(address) & bits) == (bits(other) & bits);
        }
    }

    private final List<Interface> all = new ArrayList<>();

    Interfaces(Configuration configuration) {
        for (ConfigurationLine line : configuration.lines()) {
            if (line.words().startsWith("interface ")) {
                all.add(read(line, all.size()));
            }
        }
    }

    private static Interface read(ConfigurationLine block, int number) {
        List<Subnet> addresses = new ArrayList<>();
        String primary = "";
        boolean up = true;
        boolean inside = false;
        boolean outside = false;
        for (ConfigurationLine child : block.children()) {
            String[] words = child.words().split(" +", -1);
            if (child.words().startsWith("ip address ") && words.length >= 4) {
                addresses.add(new Subnet(words[2], words[3]));
                primary = words.length == 4 ? words[2] : primary;
            }
            up &= !child.words().equals("shutdown");
            inside |= child.words().equals("ip nat inside");
            outside |= child.words().equals("ip nat outside");
        }
        String name = block.words().substring("interface ".length());
        return new Interface(name, number, primary, List.copyOf(addresses), up, inside, outside);
    }

    public List<Interface> all() {
        return List.copyOf(all);
    }

    /** Every address of every interface that is not shut down. */
    List<PacketPlane.Port> ports() {
        return all.stream()
                .filter(Interface::up)
                .flatMap(one -> one.addresses().stream()
                        .map(subnet -> new PacketPlane.Port(
                                one.name(), subnet.address(), subnet.mask(), one.natInside(), one.natOutside())))
                .toList();
    }

    public Optional<Interface> named(String name) {
        return all.stream().filter(one -> one.name().equalsIgnoreCase(name)).findFirst();
    }

    /** The interface that has this very address. */
    public Optional<Interface> withAddress(String address) {
        return all.stream()
                .filter(one -> one.addresses().stream()
                        .anyMatch(subnet -> subnet.address().equals(address)))
                .findFirst();
    }

    /** The interface in whose subnet an address lies. */
    public Optional<Interface> reaching(String address) {
        return all.stream()
                .filter(one -> one.addresses().stream().anyMatch(subnet -> subnet.contains(address)))
                .findFirst();
    }

    /** An address as 32 bits; 0 for what is none. */
    public static int bits(String address) {
        int bits = 0;
        for (String octet : address.split("\\.", -1)) {
            bits = (bits << 8) | (octet.matches("\\d{1,3}") ? Integer.parseInt(octet) : 0);
        }
        return bits;
    }
}
