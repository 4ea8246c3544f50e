package io.github.vipnat.lab.netfilter;

import io.github.vipnat.lab.PacketPlane.Port;

/** What a port's address and mask reach. */
record Subnet(int network, int mask) {

    static Subnet of(Port port) {
        int mask = bits(port.mask());
        return new Subnet(bits(port.address()) & mask, mask);
    }

    boolean contains(String address) {
        return (bits(address) & mask) == network;
    }

    private static int bits(String address) {
        int bits = 0;
        for (String octet : address.split("\\.", -1)) {
            bits = (bits << 8) | Integer.parseInt(octet);
        }
        return bits;
    }
}
