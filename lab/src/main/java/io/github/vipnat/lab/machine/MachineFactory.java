package io.github.vipnat.lab.machine;

import io.github.vipnat.lab.LabClock;
import io.github.vipnat.lab.Quirk;
import io.github.vipnat.lab.Quirks;
import io.github.vipnat.lab.RouterDescription;
import io.github.vipnat.lab.RouterFactory;
import io.github.vipnat.lab.SimulatedRouter;
import io.github.vipnat.lab.device.Certificates;
import io.github.vipnat.lab.device.RouterState;
import io.github.vipnat.lab.shell.Accounts;
import io.github.vipnat.lab.shell.Router;
import io.github.vipnat.lab.ssh.SshDoor;
import java.time.Instant;
import java.util.Optional;

/** Builds the machine from its description. */
public final class MachineFactory implements RouterFactory {

    @Override
    public SimulatedRouter start(RouterDescription description) {
        LabClock clock = description.realTime() ? new LabClock(Instant.now()) : new LabClock();
        RouterState state = new RouterState(
                description.personality(),
                description.quirks(),
                clock,
                description.plane(),
                certified(description.configuration(), description.quirks()));
        description.banner().ifPresent(text -> state.motd(ByteText.typed(text)));
        description.startupConfiguration().ifPresent(text -> state.startWith(certified(text, description.quirks())));
        Accounts accounts = new Accounts(description.users(), description.enableSecret());
        Router router = new Router(state, accounts, description.commandDelay());
        Optional<SshDoor> door = description.ssh().map(settings -> SshDoor.open(router, settings));
        Optional<ClockTicker> ticking =
                description.realTime() ? Optional.of(ClockTicker.start(clock)) : Optional.empty();
        return new Machine(router, door, ticking);
    }

    private static String certified(String configuration, Quirks quirks) {
        String text = ByteText.typed(configuration);
        return switch (quirks.get(Quirk.HeldCertificate.class)) {
            case SELF_SIGNED -> Certificates.withSelfSigned(text);
            case NONE -> text;
        };
    }
}
