package io.github.vipnat.reconcile;

import io.github.vipnat.apply.step.DeviceReader;
import io.github.vipnat.device.DeviceOs;
import io.github.vipnat.device.DeviceProfile;
import io.github.vipnat.device.Inspection;
import io.github.vipnat.problem.ProblemException;
import io.github.vipnat.session.Session;
import io.github.vipnat.session.SessionException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Puts an inspection's questions to a device, the ones with a question mark last: after them a session is of no other use. */
final class Probe {

    private final String router;
    private final DeviceOs os;
    private final Session session;

    Probe(String router, DeviceOs os, Session session) {
        this.router = router;
        this.os = os;
        this.session = session;
    }

    DeviceProfile profile() {
        Inspection inspection = os.inspection();
        Optional<String> running = running();
        Map<String, String> shown = new LinkedHashMap<>();
        inspection
                .shows()
                .forEach(line ->
                        shown.put(line, session.query(line, session.deadlines().configuration())));
        String startup = session.queryConfiguration(os.showStartupConfiguration());
        return inspection.profile(new Inspection.Seen(shown, helped(inspection), running, startup));
    }

    /** One that does not arrive whole is none; everything else is still worth asking. */
    private Optional<String> running() {
        DeviceReader device = new DeviceReader(router, os, session);
        try {
            String text = device.runningConfiguration();
            device.view(text);
            return Optional.of(text);
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }

    /** A device whose help we cannot read has not refused anything; what it showed before stands. */
    private Map<String, String> helped(Inspection inspection) {
        Map<String, String> helped = new LinkedHashMap<>();
        try {
            inspection.helps().forEach(line -> helped.put(line, session.help(line)));
        } catch (SessionException e) {
            return helped;
        }
        return helped;
    }
}
