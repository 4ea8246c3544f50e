package io.github.vipnat.cli.node;

import io.github.vipnat.cli.command.SiteCommand;
import io.github.vipnat.cli.process.ExitCode;
import io.github.vipnat.doctor.Check;
import io.github.vipnat.doctor.Diagnosis;
import io.github.vipnat.doctor.SiteSight;
import io.github.vipnat.doctor.report.CheckList;
import io.github.vipnat.doctor.report.DoctorJson;
import io.github.vipnat.doctor.report.DoctorText;
import io.github.vipnat.doctor.site.AllChecks;
import io.github.vipnat.doctor.site.Doctor;
import io.github.vipnat.topology.Topology;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Says whether the site is ready for a failover. */
@Command(
        name = "doctor",
        description = {
            "Say whether nodes, router and database are ready for a failover.",
            "Nodes are asked over SSH at their own addresses, with sudo -n where cluster.yaml says sudo: true; nothing is"
                    + " changed anywhere. A line that is not checked is never well. Faults end with 3; a node, router or"
                    + " database that could not be asked ends with 7, whatever was found elsewhere."
        })
public final class DoctorCommand extends SiteCommand {

    @Option(names = "--list", description = "Print every check with its code, and ask nobody.")
    private boolean list;

    @Option(
            names = "--fix",
            description =
                    "Print what to type on which node to mend what was found, in a safe order; run nothing of it.")
    private boolean fix;

    @Override
    protected ExitCode execute() {
        if (fix && (list || options().json())) {
            throw new ParameterException(
                    spec().commandLine(), "--fix prints lines for a shell, and goes with neither --list nor --json");
        }
        List<Check> checks = AllChecks.all();
        if (list) {
            print(options().json() ? DoctorJson.list(checks) + "\n" : CheckList.text(checks));
            return ExitCode.DONE;
        }
        Topology topology = topology();
        Doctor doctor = Doctor.of(topology, surroundings());
        SiteSight sight = doctor.look(options().routers(topology), progress());
        Diagnosis diagnosis = doctor.diagnose(sight);
        print(fix ? repairs(doctor, sight, diagnosis) : findings(checks, sight, diagnosis));
        ExitCode faults = diagnosis.faults().isEmpty() ? ExitCode.DONE : ExitCode.DRIFT;
        return sight.isComplete() ? faults : ExitCode.UNREACHABLE;
    }

    private String findings(List<Check> checks, SiteSight sight, Diagnosis diagnosis) {
        return options().json()
                ? DoctorJson.of(sight, diagnosis, checks) + "\n"
                : new DoctorText(checks, options().style(terminal())).of(diagnosis);
    }

    private static String repairs(Doctor doctor, SiteSight sight, Diagnosis diagnosis) {
        String repairs = doctor.repairs(sight, diagnosis);
        return repairs.isEmpty() ? "# nothing to mend\n" : repairs;
    }

    private Consumer<String> progress() {
        boolean isSilent = options().quiet() || options().json();
        return isSilent ? line -> {} : line -> terminal().err().println(line);
    }
}
