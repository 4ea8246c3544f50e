package io.github.vipnat.lab.device;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of access lists by their sequence numbers: 10, 20, 30 where none was typed, forgotten with the next start, and
 * told in the running-config by IOS-XE 17 only (Cisco, "IP Access List Entry Sequence Numbering"; ansible-collections/cisco.ios,
 * pull request 983). A list that stands as {@code access-list 101 …} is edited like a named one and goes on standing as it did.
 */
public final class AccessLists {

    private final Configuration configuration;
    private final IdentityHashMap<ConfigurationLine, NumberedEntries> entries = new IdentityHashMap<>();

    /** The entries of lists that stand line by line, by the number of the list. */
    private final Map<String, ConfigurationLine> flat = new HashMap<>();

    AccessLists(Configuration configuration) {
        this.configuration = configuration;
    }

    /** The entries of a list that stands line by line, as if they were lines of a block. */
    public Optional<ConfigurationLine> flat(String name) {
        String prefix = "access-list " + name + " ";
        List<String> standing = configuration.lines().stream()
                .map(ConfigurationLine::words)
                .filter(words -> words.startsWith(prefix))
                .map(words -> words.substring(prefix.length()))
                .toList();
        ConfigurationLine known = flat.get(name);
        if (!standing.isEmpty() && (known == null || !texts(known).equals(standing))) {
            ConfigurationLine block = new ConfigurationLine("ip access-list " + name);
            standing.forEach(entry -> block.append(new ConfigurationLine(" " + entry)));
            flat.put(name, block);
        }
        return standing.isEmpty() ? Optional.empty() : Optional.ofNullable(flat.get(name));
    }

    private static List<String> texts(ConfigurationLine block) {
        return block.children().stream().map(ConfigurationLine::words).toList();
    }

    private NumberedEntries entries(ConfigurationLine block) {
        return entries.computeIfAbsent(block, NumberedEntries::new);
    }

    /**
     * Puts an entry in, at its number or behind all others.
     *
     * @return what the router says to that; empty where it says nothing
     */
    public String put(ConfigurationLine block, String typed) {
        String reply = entries(block).put(AccessListEntry.of(typed));
        changed(block);
        return reply;
    }

    /** Takes out the entry of that number, or with those words. */
    public void remove(ConfigurationLine block, String typed) {
        entries(block).remove(AccessListEntry.of(typed), AccessListEntry.number(typed.split(" ", -1)[0]));
        changed(block);
    }

    /**
     * Numbers the entries anew. Remarks are no entries; IOS-XE 17.15 drops them (measured, gh:71125888897), and whether IOS 15 does
     * is not known, so it keeps them here.
     */
    public void resequence(String name, int start, int step) {
        configuration
                .find("ip access-list extended " + name)
                .or(() -> configuration.find("ip access-list standard " + name))
                .or(() -> flat(name))
                .ifPresent(block -> {
                    entries(block).resequence(start, step);
                    changed(block);
                });
    }

    private void changed(ConfigurationLine block) {
        flat.forEach((name, list) -> {
            if (list == block) {
                configuration.replaceAll("access-list " + name + " ", texts(block));
            }
        });
        configuration.touch();
    }
}
