package io.github.vipnat.matrix;

import io.github.vipnat.lab.Fault;
import io.github.vipnat.lab.Fault.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What goes wrong, out of a seed. */
final class RandomTrouble {

    private static final List<String> MOMENTS = List.of(
            Moments.APPLY,
            Moments.APPLY,
            Moments.APPLY,
            Moments.APPLY,
            "PREFLIGHT",
            "GUARD",
            "SEND",
            "line 1",
            "line 2",
            "line 3",
            "line 5",
            "line 8",
            "VERIFY",
            "DISARM",
            "SAVE",
            "WAY_BACK",
            "back 1",
            "back 2",
            "back 4");
    private static final int LINES = 45;
    private static final int LINES_FROM_A_STEP_ON = 12;
    private static final int BYTES = 14_000;
    private static final int TYPED = 1_600;

    private final Dice dice;
    private final List<String> wanted;
    private final List<String> retired = new ArrayList<>();

    private RandomTrouble(Dice dice, World world) {
        this.dice = dice;
        this.wanted = List.copyOf(world.wanted());
        SortedSet<String> rules =
                new TreeSet<>(Configuration.of(world.running()).rules());
        rules.stream().filter(rule -> !world.wanted().contains(rule)).forEach(retired::add);
    }

    static List<Strike> of(Dice dice, World world) {
        return new RandomTrouble(dice, world).strikes();
    }

    /** A disk that is full, and another vipnat; drawn apart, so that older seeds keep the rest of their trouble. */
    static List<Strike> ofOurHost(Dice dice) {
        List<Strike> strikes = new ArrayList<>();
        if (dice.percent(12)) {
            strikes.add(Strike.diskFull(dice.oneOf(MOMENTS), dice.between(0, 40), dice.percent(50)));
        }
        if (dice.percent(12)) {
            strikes.add(Strike.anotherVipnat(dice.oneOf(MOMENTS)));
        }
        return strikes;
    }

    private List<Strike> strikes() {
        List<Strike> strikes = new ArrayList<>();
        int kind = dice.between(1, 100);
        if (kind <= 5) {
            return strikes;
        }
        if (kind <= 9) {
            return List.of(Strike.dies(dice.oneOf(MOMENTS)));
        }
        int many = kind <= 65 ? 1 : dice.between(2, 3);
        for (int i = 0; i < many; i++) {
            strikes.add(strike(dice.oneOf(MOMENTS)));
        }
        boolean lasts = strikes.stream().flatMap(Strike::faults).anyMatch(RandomTrouble::lasts);
        if (lasts ? dice.percent(90) : dice.percent(25)) {
            strikes.add(Strike.heals("WAY_BACK"));
        }
        return strikes;
    }

    private Strike strike(String moment) {
        return switch (dice.between(1, 21)) {
            case 1 -> Strike.reload(moment);
            case 2 -> Strike.timePasses(moment, Duration.ofSeconds(dice.oneOf(30, 295, 400, 550, 661)));
            case 3, 4 -> Strike.operator(moment, operatorLine());
            case 5 -> flow(moment);
            case 6 -> Strike.fault(moment, lasting());
            case 7 -> Strike.interrupt(moment);
            default -> Strike.fault(moment, passing(moment));
        };
    }

    /** Somebody else adds what nobody else has, or removes what stands. */
    private String operatorLine() {
        return switch (dice.between(1, 4)) {
            case 1 -> Catalogue.FOREIGN;
            case 2 -> Catalogue.FOREIGN_ROUTE;
            case 3 -> "no " + dice.oneOf(wanted);
            default -> retired.isEmpty() ? Catalogue.FOREIGN : "no " + dice.oneOf(retired);
        };
    }

    private Strike flow(String moment) {
        List<String> onAddresses =
                wanted.stream().filter(line -> !line.contains("interface")).toList();
        if (onAddresses.isEmpty()) {
            return Strike.reload(moment);
        }
        String[] words = dice.oneOf(onAddresses).split(" ", -1);
        boolean full = words[5].contains(".");
        World.Flow flow = full
                ? new World.Flow("tcp", words[6] + ":80", words[5] + ":80", "203.0.113.9:5000")
                : new World.Flow(words[5], words[8] + ":" + words[9], words[6] + ":" + words[7], "203.0.113.9:5000");
        return Strike.flow(moment, flow);
    }

    private Fault passing(String moment) {
        int line = dice.between(1, moment.equals(Moments.APPLY) ? LINES : LINES_FROM_A_STEP_ON);
        Fault first = around(line);
        return switch (dice.between(1, 10)) {
            case 1 -> first.and(alone(dice.percent(50) ? line : dice.between(1, LINES)));
            case 2, 3 -> first.then(next());
            default -> first;
        };
    }

    private Fault next() {
        return switch (dice.between(1, 5)) {
            case 1 -> new Fault.RefuseLogin(dice.between(1, 2));
            case 5 -> new Fault.RefuseLogin(dice.between(1, 2), Fault.Refusal.EXEC_AUTHORIZATION);
            case 2 -> new Fault.RefuseLogin(dice.between(1, 6), Fault.Refusal.CONNECTION);
            case 3 -> new Fault.RefuseLogin(dice.percent(85) ? 1 : 1000);
            default -> alone(dice.between(1, LINES_FROM_A_STEP_ON));
        };
    }

    private Fault around(int line) {
        return dice.percent(6)
                ? Catalogue.operator(line, dice.oneOf(Catalogue.FOREIGN, Catalogue.FOREIGN_ROUTE))
                : alone(line);
    }

    private Fault alone(int line) {
        Moment moment = dice.oneOf(Moment.values());
        return switch (dice.between(1, 15)) {
            case 1, 2 -> new Fault.DisconnectAfterLine(line, moment);
            case 3, 4 -> new Fault.DisconnectAfterBytes(dice.between(1, BYTES));
            case 5 -> new Fault.DisconnectAfterTypedBytes(dice.between(1, TYPED));
            case 6 -> new Fault.Stall(line, moment);
            case 7 -> new Fault.Garbage(line, dice.between(1, 200), dice.seed());
            case 8 -> new Fault.LosePrompt(line);
            case 9, 10, 11 -> new Fault.LoseCharacters(line, dice.between(0, 70), dice.between(1, 3));
            case 12 -> new Fault.DoubledEcho(line);
            case 13 -> new Fault.SyslogInEcho(line, dice.between(0, 60));
            case 14 -> new Fault.Reload(line);
            default -> new Fault.TimePasses(line, Duration.ofSeconds(dice.between(1, 800)));
        };
    }

    private Fault lasting() {
        return dice.oneOf(Catalogue.lasting().toList());
    }

    private static boolean lasts(Fault fault) {
        return fault instanceof Fault.DenyAuthorization
                || fault instanceof Fault.CutRunningConfig
                || fault instanceof Fault.NvramFull
                || fault instanceof Fault.NvramTooSmall
                || fault instanceof Fault.LockedByOther
                || (fault instanceof Fault.RefuseLogin refusal && refusal.times() > 2);
    }
}
