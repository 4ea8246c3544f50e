package io.github.vipnat.matrix;

import io.github.vipnat.apply.ApplyOptions;
import io.github.vipnat.apply.ApplyOptions.GuardChoice;
import io.github.vipnat.apply.ApplyOptions.InUse;
import io.github.vipnat.apply.ApplyOptions.Save;
import io.github.vipnat.lab.Fault;
import io.github.vipnat.session.SendWindow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A whole scenario out of a seed. */
final class RandomScenario {

    private static final String AGAIN = "mvn -q -pl nat-core -am test -Dtest=RandomScenarioTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dvipnat.seed=";

    private RandomScenario() {}

    static Scenario of(long seed) {
        Dice dice = Dice.of(seed);
        World world = RandomWorld.of(dice.split());
        List<Strike> strikes = new ArrayList<>(RandomTrouble.of(dice.split(), world));
        ApplyOptions options = options(dice, world);
        strikes.addAll(RandomTrouble.ofOurHost(dice.split()));
        return new Scenario(row(strikes), world, options, strikes, seed, AGAIN + seed);
    }

    private static ApplyOptions options(Dice dice, World world) {
        boolean flows = !world.flows().isEmpty();
        ApplyOptions options = ApplyOptions.careful()
                .with(dice.percent(flows ? 75 : 30) ? InUse.DROP : InUse.KEEP)
                .with(dice.percent(5) ? Save.NEVER : Save.VERIFIED)
                .with(new GuardChoice(dice.percent(80), Duration.ofMinutes(dice.oneOf(1, 5, 10, 20))))
                .with(SendWindow.ofLines(dice.oneOf(1, 2, 8, 32, 64)));
        if (world.startup().isPresent() && dice.percent(70)) {
            options = options.acceptingUnsaved();
        }
        return !world.vipAlive() && dice.percent(70) ? options.withUnprovenVip() : options;
    }

    /** What happens first decides the row. */
    private static String row(List<Strike> strikes) {
        if (strikes.isEmpty()) {
            return "nothing goes wrong";
        }
        Strike first = strikes.get(0);
        return first.faults()
                .map(Fault::getClass)
                .map(Class::getSimpleName)
                .findFirst()
                .orElseGet(() -> first.what().getClass().getSimpleName());
    }
}
