package io.github.vipnat.lab.shell;

import io.github.vipnat.lab.parser.Keywords;
import io.github.vipnat.lab.parser.Words;
import io.github.vipnat.lab.shell.config.Vocabulary;
import java.util.Optional;

/** The commands of exec mode. */
final class ExecCommands {

    private static final Keywords TERMINAL = Keywords.none()
            .and("length", "Set number of lines on a screen")
            .and("monitor", "Copy debug output to the current terminal line")
            .and("no", "Negate a command or set its defaults")
            .and("width", "Set width of the display terminal")
            .and("exec", "Configure exec parameters");
    private static final Keywords MONITOR = Keywords.of("monitor");
    private static final Keywords EXEC_PROMPT = Keywords.of("prompt");
    private static final Keywords VRF = Keywords.of("vrf");
    private static final Keywords IP = Keywords.of("ip");
    private static final Keywords PING_OPTIONS = Keywords.of("source repeat timeout size");
    private static final Keywords TIMESTAMP = Keywords.of("timestamp expand");

    private final Session session;
    private final ShowCommands show;
    private final SaveCommands save;
    private final ClearCommands clear;
    private final ConfigureCommand configure;
    private final ArchiveCommands archive;
    private final ReloadCommands reload;
    private final FileCommands files;

    ExecCommands(Session session) {
        this.session = session;
        this.show = new ShowCommands(session);
        this.save = new SaveCommands(session);
        this.clear = new ClearCommands(session);
        this.configure = new ConfigureCommand(session);
        this.archive = new ArchiveCommands(session);
        this.reload = new ReloadCommands(session, save);
        this.files = new FileCommands(session);
    }

    void execute(Words words) {
        run(words, words.keyword(session.privileged() ? Vocabulary.PRIVILEGED_EXEC : Vocabulary.USER_EXEC));
    }

    /** Behind {@code do}: everything but configuring, which is going on already. */
    void executeInConfiguration(Words words) {
        int mark = words.mark();
        String command = words.keyword(Vocabulary.PRIVILEGED_EXEC);
        if (command.equals("configure") || command.equals("exit") || command.equals("enable")) {
            words.goBack(mark);
            throw words.invalid();
        }
        run(words, command);
    }

    private void run(Words words, String command) {
        switch (command) {
            case "show" -> show.run(words);
            case "terminal" -> terminal(words);
            case "configure" -> configure.run(words);
            case "write" -> save.write(words);
            case "copy" -> save.copy(words);
            case "clear" -> clear.run(words);
            case "ping" -> ping(words);
            case "archive" -> archive.archive(words);
            case "reload" -> reload.run(words);
            case "dir" -> show.printPiped(words, files::directory);
            case "delete" -> files.delete(words);
            case "tclsh" -> {
                words.end();
                session.tcl().enter();
            }
            case "enable" -> enable(words);
            case "disable" -> {
                words.end();
                session.privileged(false);
            }
            case "exit", "logout" -> {
                words.end();
                session.terminal().leave();
            }
            default -> throw words.invalid();
        }
    }

    private void terminal(Words words) {
        switch (words.keyword(TERMINAL)) {
            case "length" -> {
                int lines = words.number(0, 512);
                words.end();
                session.length(lines);
            }
            case "width" -> {
                int columns = words.number(0, 512);
                words.end();
                session.width(columns);
            }
            case "exec" -> {
                words.keyword(EXEC_PROMPT);
                words.keyword(TIMESTAMP);
                words.end();
                session.timestamps(true);
            }
            case "no" -> {
                words.keyword(MONITOR);
                words.end();
                session.monitor(false);
            }
            default -> {
                words.end();
                session.monitor(true);
            }
        }
    }

    /** ios-facts 11.3: {@code ping [vrf V] [ip] A [source S] [repeat N] [timeout T] [size B]}. */
    private void ping(Words words) {
        if (words.keywordIf(VRF).isPresent()) {
            words.word("WORD");
        }
        words.keywordIf(IP);
        String address = words.address();
        int count = 5;
        int size = 100;
        int seconds = 2;
        for (Optional<String> option = words.keywordOrEnd(PING_OPTIONS);
                option.isPresent();
                option = words.keywordOrEnd(PING_OPTIONS)) {
            switch (option.get()) {
                case "repeat" -> count = words.number(1, Integer.MAX_VALUE);
                case "size" -> size = words.number(36, 18_024);
                case "timeout" -> seconds = words.number(0, 3600);
                default -> words.word("WORD");
            }
        }
        echo(address, count, size, seconds);
    }

    private void echo(String address, int count, int size, int seconds) {
        boolean answered = session.router().ping(address);
        session.terminal()
                .print("Type escape sequence to abort.\nSending " + count + ", " + size + "-byte ICMP Echos to "
                        + address
                        + ", timeout is " + seconds + " seconds:\n"
                        + (answered
                                ? "!".repeat(Math.min(70, count)) + "\nSuccess rate is 100 percent (" + count + "/"
                                        + count + "), round-trip min/avg/max = 1/1/4 ms\n"
                                : ".".repeat(Math.min(70, count)) + "\nSuccess rate is 0 percent (0/" + count + ")\n"));
    }

    /** ios-facts 6, "enable". */
    private void enable(Words words) {
        words.end();
        if (session.privileged()) {
            return;
        }
        if (session.router().accounts().enableSecret().isEmpty()) {
            session.terminal().println("% No password set");
            return;
        }
        askForSecret(3);
    }

    private void askForSecret(int tries) {
        session.terminal().askSecret("Password: ", typed -> {
            if (session.router().accounts().enableSecret().filter(typed::equals).isPresent()) {
                session.privileged(true);
                session.terminal().print(session.router().bannerAfterEnable());
            } else if (tries > 1) {
                askForSecret(tries - 1);
            } else {
                session.terminal().print("% Bad secrets\n\n");
            }
        });
    }
}
