package io.github.vipnat.lab.device;

import io.github.vipnat.lab.PacketPlane;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What the router learnt of its neighbours, and who would really answer. */
public final class ArpTable {

    /** The MAC column of a neighbour that did not answer (ios-facts 3). */
    public static final String INCOMPLETE = "Incomplete";

    /** A learnt row. */
    public record Row(String mac, Instant since) {}

    private final Map<String, Row> rows = new HashMap<>();
    private final Map<String, String> hosts = new HashMap<>();
    private final Map<String, Boolean> pingable = new HashMap<>();

    /** A host that answers and that the router knows. */
    public void set(String address, String mac, Instant now) {
        rows.put(address, new Row(mac, now));
        hosts.put(address, mac);
    }

    /** These neighbours and no others are known. */
    void replace(List<PacketPlane.Neighbour> neighbours, Instant now) {
        rows.clear();
        for (PacketPlane.Neighbour neighbour : neighbours) {
            String mac = neighbour.mac().isEmpty() ? INCOMPLETE : neighbour.mac();
            rows.put(neighbour.address(), new Row(mac, now.minus(neighbour.age())));
        }
    }

    /** Nobody has the address any more, and the router knows. */
    public void remove(String address) {
        rows.remove(address);
        hosts.remove(address);
    }

    /** The router forgets a row and asks again (ios-facts 7, "forces a refresh"). */
    public void refresh(String address, Instant now) {
        if (rows.remove(address) != null) {
            resolve(address, now);
        }
    }

    /** Who answers an ARP request for the address from now on; the router's row stays until it asks again. */
    public void host(String address, String mac) {
        hosts.put(address, mac);
    }

    public void pingable(String address, boolean answers) {
        pingable.put(address, answers);
    }

    public Map<String, Row> rows() {
        return Map.copyOf(rows);
    }

    /** Whether echo requests come back: as told, else whoever has a MAC answers. */
    public boolean answersPing(String address) {
        Row row = rows.get(address);
        boolean known = hosts.containsKey(address) || (row != null && !row.mac().equals(INCOMPLETE));
        return pingable.getOrDefault(address, known);
    }

    /** The router asks for an address: a row with the host's MAC, or an incomplete one. */
    public void resolve(String address, Instant now) {
        String mac = hosts.get(address);
        Row row = rows.get(address);
        if (mac != null) {
            rows.put(address, new Row(mac, now));
        } else if (row == null) {
            String made = String.format(
                    Locale.ROOT,
                    "0050.56%02x.%04x",
                    Interfaces.bits(address) >>> 16 & 0xff,
                    Interfaces.bits(address) & 0xffff);
            rows.put(address, new Row(answersPing(address) ? made : INCOMPLETE, now));
        }
    }
}
