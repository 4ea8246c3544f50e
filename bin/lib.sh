# Shared by bin/vipnat and bin/test: finds or installs what the build needs, and builds when a source is newer.
# POSIX sh; sourced, with ROOT set to the checkout.

say() {
  printf '%s\n' "$*" >&2
}

may_install() {
  [ "${VIPNAT_NO_INSTALL:-}" = "" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1
}

# advise WHY PACKAGE...: says what to type, and ends.
advise() {
  advise_why=$1
  shift
  say "vipnat: $advise_why; on Debian, as root:  apt-get update && apt-get install -y $*"
  exit 69
}

# need PROGRAM PACKAGE...: installs the packages when the program is missing and we may; else says what to type.
need() {
  need_program=$1
  shift
  command -v "$need_program" >/dev/null 2>&1 && return 0
  if may_install; then
    say "vipnat: installing $* (needed once)"
    install_packages "$@" || true
  fi
  command -v "$need_program" >/dev/null 2>&1 || advise "$need_program is missing" "$@"
}

POLICY=/usr/sbin/policy-rc.d
POLICY_MARK='# written by vipnat while it installs packages'

# The policy forbids services only while an installer lives: each holds a lock on the lease beside it, which the kernel takes
# away with the process, whatever ended that. So what a kill leaves behind forbids nothing. Those who ask wait for each
# other, since asking is trying to take that lock, and give it back before their turn ends.
policy_text() {
  printf '#!/bin/sh\n%s; forbids services only while one does\n' "$POLICY_MARK"
  cat <<'POLICY'
[ -f "$0.lease" ] || exit 0
{ flock 8 && { flock -n -E 101 9; } 9<"$0.lease"; } 8<"$0"
[ "$?" != 101 ] || exit 101
POLICY
}

is_our_policy() {
  [ -f "$POLICY" ] && grep -q "^$POLICY_MARK" "$POLICY"
}

# Whether descriptor 9 is still the lease that others will open.
is_lease() {
  [ /proc/self/fd/9 -ef "$POLICY.lease" ]
}

# remove_policy_unless_held FLOCK_OPTION...: with the lease on descriptor 9, open or locked.
remove_policy_unless_held() {
  flock 8 && flock "$@" 9 && is_lease && is_our_policy && rm -f "$POLICY" "$POLICY.lease"
}

# What a killed vipnat left behind; an installer that is just ending gets a moment.
drop_stale_policy() {
  [ -w "$POLICY" ] && is_our_policy || return 0
  { remove_policy_unless_held -w 1; } 8<"$POLICY" 9>>"$POLICY.lease" || true
}
drop_stale_policy

# The lock is shared between installers. Only root may open the lease, since who can open it can lock it.
take_lease() {
  mask=$(umask)
  umask 077
  tries=100
  until exec 9>>"$POLICY.lease" && flock -s 9 && is_lease; do
    tries=$((tries - 1))
    [ "$tries" -gt 0 ] || return 1
  done
  umask "$mask"
}

# Whole or not at all, and never over another one.
write_policy() {
  fresh=$(mktemp "$POLICY.XXXXXX") || return
  policy_text >"$fresh" && chmod 700 "$fresh" && { ln "$fresh" "$POLICY" 2>/dev/null || [ -e "$POLICY" ]; }
  written=$?
  rm -f "$fresh"
  return "$written"
}

end_lease() {
  { remove_policy_unless_held -n; } 8<"$POLICY" || true
}

# without_services COMMAND...: runs it while Debian's policy-rc.d forbids packages to start their services. One of the site's
# own decides alone. A signal waits for the command's end, and the command keeps the lease where this shell is killed: what is
# half installed must not start its services either.
without_services() (
  drop_stale_policy
  if { [ -e "$POLICY" ] || [ -L "$POLICY" ]; } && ! is_our_policy; then
    "$@"
    exit
  fi
  trap end_lease EXIT
  trap 'exit 129' HUP
  trap 'exit 130' INT
  trap 'exit 143' TERM
  take_lease && write_policy || exit
  "$@"
)

who_starts_services() {
  if [ ! -e "$POLICY" ] || is_our_policy; then
    echo "no service is started"
  else
    echo "$POLICY decides which services start"
  fi
}

# A fresh machine has no lists of packages, and only they tell which Java this release of Debian has.
update_lists() {
  [ "${lists_updated:-}" = "" ] || return 0
  apt-get update -qq >/dev/null 2>&1 || return
  lists_updated=true
}

install_packages() {
  update_lists && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null 2>&1
}

# want PACKAGE...: what the tests with real daemons use; without it they say so and count as skipped.
want() {
  missing=
  for package in "$@"; do
    dpkg-query -W -f '${db:Status-Status}\n' "$package" 2>/dev/null | grep -qx installed || missing="$missing $package"
  done
  [ "$missing" = "" ] && return 0
  if may_install; then
    say "vipnat: installing$missing (needed once; $(who_starts_services))"
    # shellcheck disable=SC2086
    without_services install_packages $missing && return 0
  fi
  say "vipnat: tests with real daemons are skipped without them; as root:  apt-get install -y$missing"
}

OLDEST_JAVA=17

# java_package jdk|jre: the oldest that vipnat is tested with and apt offers. The default comes last: it may be too old.
java_package() {
  for version in $OLDEST_JAVA 21 25; do
    package=openjdk-$version-$1-headless
    if LC_ALL=C apt-cache policy "$package" 2>/dev/null | grep -q 'Candidate: [^(]'; then
      printf '%s\n' "$package"
      return 0
    fi
  done
  printf '%s\n' "default-$1-headless"
}

# A JAVA_HOME that is too old, or has no compiler, would be taken by Maven: it is as good as none.
heed_java_home() {
  [ "${JAVA_HOME:-}" != "" ] || return 0
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$JAVA_HOME/release" 2>/dev/null) || true
  if [ -x "$JAVA_HOME/bin/javac" ] && [ "${version:-0}" -ge "$OLDEST_JAVA" ]; then
    PATH=$JAVA_HOME/bin:$PATH
  else
    unset JAVA_HOME
  fi
}

has_jdk() {
  version=$(javac -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  [ "${version:-0}" -ge "$OLDEST_JAVA" ]
}

# Maven compiles with the Java it runs on, and "java" may be another one than "javac", without a compiler.
run_maven_on_jdk() {
  jdk=$(readlink -f -- "$(command -v javac)")
  jdk=${jdk%/bin/javac}
  if [ -x "$jdk/bin/java" ] && [ -x "$jdk/bin/javac" ]; then
    export JAVA_HOME="$jdk"
  fi
}

need_jdk() {
  heed_java_home
  has_jdk && return 0
  if may_install; then
    update_lists || true
    package=$(java_package jdk)
    say "vipnat: installing $package (needed once)"
    install_packages "$package" || true
  fi
  has_jdk || advise "a JDK of Java $OLDEST_JAVA or newer is missing" "$(java_package jdk)"
}

need_runtime() {
  heed_java_home
  command -v java >/dev/null 2>&1 && return 0
  ! may_install || update_lists || true
  need java "$(java_package jre)"
}

need_java() {
  need_jdk
  run_maven_on_jdk
  need mvn maven
}

is_built() {
  [ -f "$ROOT/cli/target/vipnat.jar" ] && [ -d "$ROOT/cli/target/lib" ]
}

build() {
  need_java
  say "vipnat: building (once; takes a minute where nothing is cached)"
  rm -rf "$ROOT/cli/target/lib"
  if ! (cd "$ROOT" && mvn -q -B package -Dmaven.test.skip -Dspotless.check.skip -Dcheckstyle.skip -Djacoco.skip) >&2; then
    say "vipnat: the build failed; see above"
    exit 70
  fi
  touch "$ROOT/cli/target/vipnat.jar"
}
