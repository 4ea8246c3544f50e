#!/bin/sh
# Stands in on a node of the test site for systemctl, journalctl, ps and ss, by the name it is called by. A node has no systemd and
# shares the machine's process table: this tells of the processes in the node's own network namespace alone, of
# vm2-nginx as nginx too and as vm1-nginx, by which keepalived follows it, and of process 1 as systemd. Unit files and what is enabled are read from /lib/systemd/system and the node's own /etc/systemd/system, as systemd
# reads them; no line of it was said by a systemd that runs. Only root may see whose a process is, so it becomes root by sudo.
node=$(uname -n)
init=/run/stand-in
called=${0##*/}
if [ "$(id -u)" != 0 ]; then
  exec sudo -n "$init/$called" "$@"
fi
export PATH=/usr/sbin:/usr/bin:/sbin:/bin

# "PID NAME" of every process here that is no zombie; NAME is the kernel's. Each process started costs, so none is.
own() {
  for pid in $(ip netns pids "vnsite-$node"); do
    { read -r stat <"/proc/$pid/stat"; } 2>/dev/null || continue
    comm=${stat#*\(}
    case ${stat##*\) } in
      Z*) ;;
      *) echo "$pid ${comm%\) *}" ;;
    esac
  done
}

# main_process UNIT: into $main.
main_process() {
  case $1 in
    ssh.service) comm=sshd ;;
    keepalived.service) comm=keepalived ;;
    php8.2-fpm.service) comm=$node-php-fpm8.2 ;;
    mariadb.service) comm=mariadbd ;;
    *) comm=$node-${1%.service} ;;
  esac
  main=
  while read -r pid name; do
    if [ "$name" = "$comm" ] && [ "$main" = "" ]; then
      main=$pid
    fi
  done <<LIST
$owned
LIST
}

full_name() {
  case $1 in
    *.service | *.target | *.socket) echo "$1" ;;
    *) echo "$1.service" ;;
  esac
}

# An alias is a link to another unit's file.
real_name() {
  asked=$(full_name "$1")
  target=$(readlink "/etc/systemd/system/$asked" 2>/dev/null)
  case $target in
    '' | /dev/null) echo "$asked" ;;
    *) echo "${target##*/}" ;;
  esac
}

# load_state UNIT: into $load.
load_state() {
  load=not-found
  [ ! -e "/lib/systemd/system/$1" ] || load=loaded
  [ ! -e "/etc/systemd/system/$1" ] || load=loaded
  if [ -L "/etc/systemd/system/$1" ] && [ "$(readlink "/etc/systemd/system/$1")" = /dev/null ]; then
    load=masked
  fi
}

# file_state UNIT: into $file; after load_state.
file_state() {
  case $load in
    not-found) file= ;;
    masked) file=masked ;;
    *)
      file=disabled
      for link in "/etc/systemd/system/"*.wants/"$1"; do
        [ ! -L "$link" ] || file=enabled
      done
      ;;
  esac
}

# active_state UNIT: into $active; after load_state and main_process.
active_state() {
  if [ "$main" != "" ]; then
    active=active
  elif [ "$load" != loaded ] || [ -e "$init/stopped/$1" ] || [ ! -e "$init/known/$1" ]; then
    active=inactive
  else
    active=failed
  fi
}

look_at() {
  unit=$(real_name "$1")
  main_process "$unit"
  load_state "$unit"
  file_state "$unit"
  active_state "$unit"
}

restart_policy() {
  cat "/lib/systemd/system/$1" "/etc/systemd/system/$1.d/"*.conf 2>/dev/null | awk -F= '
    $1 == "Restart" { policy = $2 }
    END { print policy == "" ? "no" : policy }'
}

# systemctl(1): every property that was asked for, in systemd's order, a blank line between two units.
show() {
  wanted=
  units=
  while [ "$#" -gt 0 ]; do
    case $1 in
      -p) shift; wanted="$wanted,$1" ;;
      -p*) wanted="$wanted,${1#-p}" ;;
      --property=*) wanted="$wanted,${1#*=}" ;;
      -*) ;;
      *) units="$units $1" ;;
    esac
    shift
  done
  between=
  for asked in $units; do
    look_at "$asked"
    case $active in
      active) sub=running result=success ;;
      failed) sub=failed result=signal ;;
      *) sub=dead result=success ;;
    esac
    printf '%s' "$between"
    for line in "Restart=$(restart_policy "$unit")" "Result=$result" "NRestarts=0" "MainPID=${main:-0}" "Id=$unit" \
      "LoadState=$load" "ActiveState=$active" "SubState=$sub" "UnitFileState=$file" \
      "ConditionResult=yes" "ConditionTimestampMonotonic=1000000"; do
      case ",$wanted," in
        ,, | *",${line%%=*},"*) echo "$line" ;;
      esac
    done
    between='
'
  done
}

# The test's JVM starts and stops the daemons; it answers by writing a status into a file.
ask_init() {
  unit=$(real_name "$2")
  answer=$init/answer.$$
  echo "$1 ${unit%.service} answer.$$" >"$init/requests"
  tries=0
  while [ ! -s "$answer" ] && [ "$tries" -lt 600 ]; do
    tries=$((tries + 1))
    sleep 0.1
  done
  status=$(cat "$answer" 2>/dev/null)
  rm -f "$answer"
  return "${status:-1}"
}

systemctl() {
  verb=
  rest=
  owned=$(own)
  for word in "$@"; do
    case $word in
      --*) rest="$rest $word" ;;
      *) if [ "$verb" = "" ]; then verb=$word; else rest="$rest $word"; fi ;;
    esac
  done
  case $verb in
    show)
      # shellcheck disable=SC2086
      show $rest
      ;;
    is-active)
      status=3
      for one in $rest; do
        case $one in -*) continue ;; esac
        look_at "$one"
        case $rest in *--quiet*) ;; *) echo "$active" ;; esac
        [ "$active" != active ] || status=0
      done
      return "$status"
      ;;
    is-enabled)
      look_at "${rest##* }"
      echo "${file:-not-found}"
      [ "$file" = enabled ]
      ;;
    start | stop | restart | reload)
      ask_init "$verb" "${rest##* }"
      ;;
    *)
      echo "stand-in: systemctl $* is not known" >&2
      return 1
      ;;
  esac
}

# Of keepalived's alone; its own log has the time in front of each line.
journalctl() {
  sed -n 's/^[A-Z][a-z][a-z] [A-Z][a-z][a-z] [ 0-9][0-9] [0-9:]* [0-9]*: //p' "/run/vipnat-site/$node/keepalived.log"
}

# The real one, of the processes here, the PID being in the first column.
ps() {
  { own | sed 's/^/own /'; "$init/real/ps" "$@"; } | awk -v "prefix=$node-" '
    $1 == "own" { known[$2] = 1; next }
    $1 == 1 { sub(/[^ ]+$/, "systemd"); print; next }
    $1 in known { print; name = $0; if (sub(prefix, "", name)) print name
      name = $0; if (prefix != "vm1-" && sub(prefix, "vm1-", name)) print name }'
}

ss() {
  "$init/real/ss" "$@" | sed "s/(\"$node-/(\"vm1-/g"
}

"$called" "$@"
