# Sourced by bin/vipnat, with ROOT set to the checkout and lib.sh read: the class-data archive, with which Java takes vipnat's classes as
# they were laid out once instead of reading and checking them anew at every start (docs/adr/0026). It is a help and no condition:
# where it is missing, out of date, not for this user or cannot be made, vipnat starts without it, more slowly.

# Beside the jars, because it is as trusted as they are: who can write there has the program anyway.
START=$ROOT/cli/target/start
JARS_OF_VIPNAT=$ROOT/cli/target/vipnat.jar
JVM_FLAGS='-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto'

# One look at the disk for everything: what Java and jars the archive would be for, and, in a second line, a source that is newer
# than what was built. Java drops an archive in silence for a jar of another time or a folder of another name.
look() {
  JAVA=$(command -v java) || JAVA=
  seen=$(find -H ${JAVA:+"$JAVA"} "$JARS_OF_VIPNAT" "$ROOT"/cli/target/lib/*.jar \
    "$ROOT/pom.xml" "$ROOT"/*/pom.xml "$ROOT"/*/src/main "$ROOT/.mvn" \
    \( -name '*.jar' -o -name java -type f \) -printf '%i.%s.%T@ ' -o -newer "$JARS_OF_VIPNAT" -printf '\n%p' -quit \
    2>/dev/null) || true
  case $seen in
    *'
'*) STALE=true ;;
    *) STALE=false ;;
  esac
  key="$ROOT ${seen%%
*}"
  java_seen=${seen%% *}
}

# Sets CLASS_PATH, and ARCHIVE where there is one for exactly what was seen.
find_archive() {
  ARCHIVE=
  CLASS_PATH=
  made_for=
  { IFS= read -r made_for && IFS= read -r CLASS_PATH; } 2>/dev/null <"$START/$java_seen.key" || true
  [ "$made_for" = "$key" ] || CLASS_PATH=
  [ "$CLASS_PATH" = "" ] || [ ! -r "$START/$java_seen.jsa" ] || ARCHIVE=$START/$java_seen.jsa
  # Without an archive the order of the jars is of no matter.
  [ "$ARCHIVE" != "" ] || CLASS_PATH="$JARS_OF_VIPNAT:$ROOT/cli/target/lib/*"
}

# Only the owner of the jars makes one: what root wrote into a folder of another user, that user could lead elsewhere.
may_make_archive() {
  [ "$made_for" != "$key" ] && [ "$JAVA" != "" ] && [ "${VIPNAT_NO_ARCHIVE:-}" = "" ] && [ -O "$ROOT/cli/target" ] &&
    [ -w "$ROOT/cli/target" ] && command -v flock >/dev/null 2>&1
}

explicit_class_path() {
  explicit=$JARS_OF_VIPNAT
  for jar in "$ROOT"/cli/target/lib/*.jar; do
    explicit=$explicit:$jar
  done
  printf '%s\n' "$explicit"
}

# record NAME SECONDS ARGUMENT...: notes the classes that a real command loads; one that hangs or fails has noted some.
record() {
  record_list=$work/$1.classes
  record_time=$2
  shift 2
  # shellcheck disable=SC2086 # several words are meant
  env -i PATH="$PATH" HOME="$work" STATE_DIRECTORY="$work/state" LC_ALL=C.UTF-8 IOS_PASSWORD=demo IOS_ENABLE=demo-enable \
    timeout -k 5 "$record_time" "$JAVA" $JVM_FLAGS -XX:DumpLoadedClassList="$record_list" -cp "$explicit" \
    io.github.vipnat.cli.Main "$@" </dev/null >/dev/null 2>&1 || true
}

record_commands() {
  cat >"$work/cluster.yaml" <<'YAML'
cluster: web
vip: 10.51.10.67/16
nodes:
  - { name: vm1, address: 10.51.10.11, state: MASTER, priority: 100 }
  - { name: vm2, address: 10.51.10.12, state: BACKUP, priority: 90 }
routers:
  - name: edge
    address: 127.0.0.1
    port: 1
    username: netops
    password: env:IOS_PASSWORD
    publish:
      - { global: 172.18.55.51, as: full, exposure: accepted }
YAML
  cat >"$work/running.cfg" <<'CFG'
hostname edge
interface GigabitEthernet0/0
 ip address 10.51.10.254 255.255.0.0
 ip nat inside
interface GigabitEthernet0/1
 ip address 172.18.55.1 255.255.255.0
 ip nat outside
ip nat inside source static tcp 10.51.10.11 80 172.18.55.51 80 extendable
ip nat inside source static tcp 10.51.10.11 443 172.18.55.51 443 extendable
end
CFG
  record help 60 --help
  record plan-help 60 plan --help
  record plan 60 plan -f "$work/cluster.yaml" --running-config "$work/running.cfg"
  record json 60 plan -f "$work/cluster.yaml" --running-config "$work/running.cfg" --json
  # A whole apply over SSH, on a simulated router.
  record demo 120 demo
  record runs 60 runs
  record agent 8 agent run -f "$work/cluster.yaml" --fifo "$work/fifo" --spool "$work/spool"
}

# What the lists name, once. Left out are the simulated router, which no other command loads, and the lambdas of the commands, which
# name picocli's interfaces: they would link classes of an age that Java archives only unlinked.
merge_lists() {
  cat "$work"/*.classes | sed -e '/^#/d' -e 's/ id: [0-9]*$//' -e '/^@lambda-proxy io\/github\/vipnat\/cli\//d' -e '/^@lambda-proxy.*picocli/d' \
    -e '/^org\/apache\/sshd\//d' -e '/^io\/github\/vipnat\/lab\//d' -e '/^@.*\(org[./]apache[./]sshd\|vipnat[./]lab\)[./]/d' |
    awk '!seen[$0]++' >"$work/all.classes"
}

# dump FLAG...: what Java 17 and 21 do not know of, linking the classes beforehand, makes 25 start sooner.
dump() {
  # shellcheck disable=SC2086 # several words are meant
  "$JAVA" -Xshare:dump "$@" -XX:SharedClassListFile="$work/all.classes" -XX:SharedArchiveFile="$work/start.jsa" \
    -XX:TieredStopAtLevel=1 -XX:+UseG1GC -cp "$explicit" >/dev/null 2>&1
}

# The key goes first and comes last, so that whoever reads it finds the archive it is for. A key without a class path says that it
# has been tried: what failed once for these jars is not tried at every start.
make_archive() (
  umask 022
  mkdir -p "$START" 2>/dev/null && [ -O "$START" ] && chmod 755 "$START" || exit 0
  exec 9>"$START/lock" && flock -n 9 || exit 0
  work=$(mktemp -d "$START/.make.XXXXXX") || exit 0
  trap 'rm -rf "$work"' EXIT
  trap 'exit 1' HUP INT TERM
  explicit=$(explicit_class_path)
  say "vipnat: preparing a faster start (once)"
  record_commands 9>&-
  merge_lists
  made=
  # shellcheck disable=SC2086 # several words are meant
  if { dump -XX:+AOTClassLinking || dump; } &&
    "$JAVA" -Xshare:on -XX:SharedArchiveFile="$work/start.jsa" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -cp "$explicit" \
      io.github.vipnat.cli.Main --version >/dev/null 2>&1; then
    made=$explicit
  fi
  rm -f "$START/$java_seen.key"
  [ "$made" = "" ] || { chmod 644 "$work/start.jsa" && mv -f "$work/start.jsa" "$START/$java_seen.jsa"; } || made=
  printf '%s\n%s\n' "$key" "$made" >"$work/key" && mv -f "$work/key" "$START/$java_seen.key"
)
