package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.device.RouterState;
import io.github.vipnat.lab.parser.Keywords;
import io.github.vipnat.lab.parser.Words;
import io.github.vipnat.lab.shell.config.Answer;
import java.util.Optional;

/** Saving, with every question and refusal of ios-facts 4. */
final class SaveCommands {

    private static final Keywords WRITE = Keywords.none()
            .and("erase", "Erase NV memory")
            .and("memory", "Write to NV memory")
            .and("terminal", "Write to terminal");
    private static final Keywords COPY_FROM = Keywords.of("running-config startup-config");

    private final Session session;
    private final RouterState state;

    SaveCommands(Session session) {
        this.session = session;
        this.state = session.state();
    }

    void write(Words words) {
        String what = words.keywordOrEnd(WRITE).orElse("memory");
        words.end();
        switch (what) {
            case "memory" -> save();
            case "terminal" -> session.terminal().page("Building configuration...\n\n" + state.runningBody() + "\n");
            default -> erase();
        }
    }

    /** The sheet has no capture of it; it is here so that a router can have nothing saved. */
    private void erase() {
        session.terminal()
                .askKey(
                        "Erasing the nvram filesystem will remove all configuration files! Continue? [confirm]",
                        key -> {
                            if (Answer.isYes(key)) {
                                state.nvram().erase();
                                session.terminal().print("\n[OK]\nErase of nvram: complete\n");
                            }
                        });
    }

    /** To NVRAM, or out of a file into the running-config. */
    void copy(Words words) {
        boolean isFile = words.peek().contains(":");
        String from = isFile ? words.word("URL  Copy from this file") : words.keyword(COPY_FROM);
        String to = words.keyword(COPY_FROM);
        words.end();
        if (from.equals("running-config") && to.equals("startup-config")) {
            copyToStartup();
        } else if (!from.equals("running-config") && to.equals("running-config")) {
            new ConfigurationMerge(session).merge(from);
        } else {
            throw words.invalid();
        }
    }

    /** ios-facts 4, "copy running-config startup-config": the questions depend on {@code file prompt}. */
    private void copyToStartup() {
        String prompting = state.configuration().value("file prompt").orElse("alert");
        switch (prompting) {
            case "quiet" -> save();
            case "noisy" -> session.terminal().ask("Source filename [running-config]? ", name -> askDestination());
            default -> askDestination();
        }
    }

    private void askDestination() {
        session.terminal().ask("Destination filename [startup-config]? ", name -> {
            if (name.isBlank() || name.strip().equals("startup-config")) {
                save();
            } else {
                session.terminal().println("%Error copying nvram:" + name.strip() + " (Invalid argument)");
            }
        });
    }

    private void save() {
        if (session.router().faults().nvramBusy()) {
            session.terminal().println("startup-config file open failed (Device or resource busy)");
        } else if (session.router().faults().nvramOfOtherImage()) {
            session.terminal().askKey("""
                            Warning: Attempting to overwrite an NVRAM configuration previously written
                            by a different version of the system image.
                            Overwrite the previous NVRAM configuration?[confirm]""", this::overwrite);
        } else {
            build("");
        }
    }

    private void overwrite(char key) {
        if (Answer.isYes(key)) {
            session.router().faults().nvramIsOurs();
            build("\n");
        } else {
            session.terminal().print("\n");
        }
    }

    private void build(String before) {
        session.terminal().print(before + "Building configuration...\n");
        if (session.router().faults().nvramFull()) {
            session.terminal().println("%Error opening nvram:startup-config (No space left on device)");
        } else if (session.router().faults().nvramTooSmall()) {
            session.terminal()
                    .ask("Compressed configuration is too large for nvram\nTruncate config?? [no]:", this::truncate);
        } else {
            store();
        }
    }

    /** What yes leads to is in the question; the sheet has no transcript of it. */
    private void truncate(String answer) {
        if (Answer.isYes(answer)) {
            state.save(session.login().user());
            Optional<String> saved = state.nvram().text();
            saved.ifPresent(body -> state.nvram().save(body.substring(0, body.length() / 2)));
            session.terminal().println("[OK]");
        }
    }

    void store() {
        state.save(session.login().user());
        int before = state.runningBody().length() + 1;
        String compressed = "Compressed configuration from " + before + " bytes to " + before / 2 + " bytes[OK]";
        session.terminal()
                .println(
                        switch (state.quirks().get(Quirk.SaveReply.class)) {
                            case PLAIN -> "[OK]";
                            case COMPRESSED -> compressed;
                            case COMPRESSED_AFTER_EMPTY_LINE -> "\n  " + compressed;
                            case BLANKS_AFTER_EMPTY_LINE -> "\n  [OK]";
                        });
    }
}
