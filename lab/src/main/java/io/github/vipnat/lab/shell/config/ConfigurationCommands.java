package io.github.vipnat.lab.shell.config;

import io.github.vipnat.lab.device.AccessLists;
import io.github.vipnat.lab.device.Configuration;
import io.github.vipnat.lab.device.ConfigurationLine;
import io.github.vipnat.lab.parser.Rejection;
import io.github.vipnat.lab.parser.Words;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The lines of configuration mode: what IOS gives a meaning to is carried out, the rest is kept as typed. */
public final class ConfigurationCommands {

    private final NatCommands nat;
    private final BlockCommands block = new BlockCommands();

    /** For those whom NAT is never too busy for. */
    public ConfigurationCommands() {
        this(() -> false);
    }

    public ConfigurationCommands(BooleanSupplier natBusy) {
        this.nat = new NatCommands(natBusy);
    }

    /**
     * A line out of a script.
     *
     * @throws IllegalArgumentException when IOS would not know the line at all
     */
    public void execute(String line, ConfigurationSession session) {
        try {
            execute(Words.of(line), session);
        } catch (Rejection rejection) {
            throw new IllegalArgumentException("no configuration line of this router: " + line, rejection);
        }
    }

    public void execute(Words words, ConfigurationSession session) {
        if (session.block().isPresent() && block.execute(words, session)) {
            return;
        }
        executeGlobal(words, session);
    }

    private void executeGlobal(Words words, ConfigurationSession session) {
        String command = words.keyword(Vocabulary.GLOBAL);
        boolean negative = command.equals("no");
        if (negative) {
            command = words.keyword(Vocabulary.GLOBAL);
        }
        switch (command) {
            case "end" -> {
                words.end();
                session.end();
            }
            case "exit" -> {
                words.end();
                session.exit();
            }
            case "interface" -> enterInterface(words, session, negative);
            case "ip" -> ip(words, session, negative);
            default -> keep(BlockCommands.padded(line(command, words.remainder())), session, negative);
        }
    }

    private static String line(String command, String rest) {
        return rest.isEmpty() ? command : command + " " + rest;
    }

    private void ip(Words words, ConfigurationSession session, boolean negative) {
        String second = words.keyword(Vocabulary.GLOBAL_IP);
        if (second.equals("nat")) {
            nat.execute(words, session, negative);
            return;
        }
        if (second.equals("access-list")) {
            String kind = words.keyword(NatCommands.ACCESS_LIST_KINDS);
            accessList(kind, words.rest("WORD  Access-list name"), session, negative);
            return;
        }
        keep("ip " + second + " " + words.rest("LINE"), session, negative);
    }

    /** A numbered list that stands line by line is entered like a named one (Cisco, "IP Access List Entry Sequence Numbering"). */
    private static void accessList(String kind, String rest, ConfigurationSession session, boolean negative) {
        AccessLists lists = session.state().configuration().accessLists();
        String[] words = rest.split(" +", -1);
        if (kind.equals("resequence") && words.length == 3) {
            session.toGlobal();
            lists.resequence(words[0], Integer.parseInt(words[1]), Integer.parseInt(words[2]));
            session.recordChange();
            return;
        }
        Optional<ConfigurationLine> flat = negative ? Optional.empty() : lists.flat(rest);
        if (flat.isPresent()) {
            session.toGlobal();
            session.enter(new Mode(kind.equals("standard") ? "config-std-nacl" : "config-ext-nacl"), flat.get());
            return;
        }
        keep("ip access-list " + kind + " " + rest, session, negative);
    }

    private static void enterInterface(Words words, ConfigurationSession session, boolean negative) {
        String name = InterfaceName.read(words);
        Configuration configuration = session.state().configuration();
        boolean exists = configuration.find("interface " + name).isPresent();
        if (!exists && InterfaceName.isPhysical(name)) {
            throw words.invalidBefore();
        }
        words.remainder();
        if (negative) {
            configuration.remove("interface " + name);
            session.recordChange();
            return;
        }
        session.toGlobal();
        Mode mode = new Mode(name.contains(".") ? "config-subif" : "config-if");
        session.enter(mode, configuration.open("interface " + name));
        if (!exists) {
            session.recordChange();
        }
    }

    private static void keep(String line, ConfigurationSession session, boolean negative) {
        Configuration configuration = session.state().configuration();
        session.toGlobal();
        if (negative) {
            configuration.remove(line);
            session.recordChange();
            return;
        }
        var opened = SubMode.of(line);
        if (opened.isPresent()) {
            boolean isNew = configuration.find(line).isEmpty();
            ConfigurationLine header = configuration.open(line);
            session.enter(new Mode(opened.get().mode()), header);
            if (isNew) {
                session.recordChange();
            }
            return;
        }
        configuration.add(line);
        session.recordChange();
    }
}
