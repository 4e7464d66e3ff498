#!/usr/bin/python
# -*- coding: utf-8 -*-

# MIT License (see LICENSE or https://opensource.org/licenses/MIT)
# SPDX-License-Identifier: MIT

"""Lints and repairs the configuration of a mail server by calling mtalint."""

from __future__ import absolute_import, division, print_function

__metaclass__ = type

DOCUMENTATION = r'''
---
module: mtalint
short_description: Lint and repair the configuration of a mail server
version_added: 0.1.0
description:
  - Reads the configuration of Postfix (and dumps of IceWarp, zone files, certificates) on the
    managed host with the program C(mtalint), says what breaks or exposes mail, and repairs it if
    asked to.
  - Nothing is reloaded, and no index of a lookup table is made; the return value C(next) names the
    commands for that.
options:
  paths:
    description:
      - Files and folders on the managed host that are linted, and repaired if asked to.
      - What a configuration names beyond them is read, and never written.
    type: list
    elements: path
    required: true
  fix:
    description:
      - What is repaired.
      - C(none) only reports.
      - C(safe) makes the repairs after which the server accepts and relays as before or strictly
        better, and no one is locked out.
      - C(unsafe) makes also those that change who can connect or what is accepted.
    type: str
    choices: [none, safe, unsafe]
    default: none
  profile:
    description:
      - What is asked of the server. C(interop) is that mail must flow, C(standard) good practice,
        C(strict) the baselines of RFC 8996, RFC 9325 and BSI TR-03108.
      - If not given, the settings file on the managed host tells, and else it is C(standard).
    type: str
    choices: [interop, standard, strict]
  fail_on:
    description:
      - The mildest severity that makes the task fail, if a finding of it is left.
      - C(never) makes no finding a failure; a run that itself fails still is one.
    type: str
    choices: [info, warning, error, never]
    default: warning
  rules:
    description:
      - Severity of single rules, by their id. Each is C(error), C(warning), C(info) or C(off).
    type: dict
    default: {}
  postfix_version:
    description:
      - Release of Postfix that the configuration is for, such as C(3.7) or C(3.7.11). Write it in
        quotes, or YAML makes C(3.1) of C(3.10).
      - If not given, that of the host for its own C(/etc/postfix).
    type: str
  icewarp_version:
    description:
      - Version of IceWarp, such as C(12.3), for dumps that do not tell theirs.
    type: str
  hostname:
    description:
      - What the server calls itself, for defaults that depend on it.
    type: str
  root:
    description:
      - Folder below which files that a configuration names by absolute path are found.
    type: path
  config:
    description:
      - Settings file on the managed host. If not given, the nearest C(.mtalint.ini) upwards from
        what is linted.
    type: path
  baseline:
    description:
      - File on the managed host with the findings that are known and accepted.
    type: path
  executable:
    description:
      - The program C(mtalint) on the managed host, by name or path.
    type: path
    default: mtalint
  show_secrets:
    description:
      - Whether passwords, keys and licences of the files are shown instead of C(***) in what is
        returned. Repairs never touch them either way.
    type: bool
    default: false
requirements:
  - mtalint, on the managed host
  - Node.js 20.19 or later, on the managed host
attributes:
  check_mode:
    support: full
    description: Nothing is written; C(changed) is true if something would be.
  diff_mode:
    support: full
    description: The repairs as a unified diff, with the rules that ask for them.
  platform:
    platforms: posix
    support: full
    description: Target hosts of this module.
seealso:
  - name: The rules
    description: C(mtalint rules) lists them, and C(mtalint explain RULE) tells what is behind one.
    link: https://www.postfix.org/postconf.5.html
author:
  - mtalint (@mtalint)
'''

EXAMPLES = r'''
- name: Report what breaks or exposes mail, and fail on errors only
  mtalint.mtalint.mtalint:
    paths: /etc/postfix
    fail_on: error

- name: Repair what can be repaired safely
  mtalint.mtalint.mtalint:
    paths: /etc/postfix
    fix: safe
    profile: interop
    fail_on: never
  notify: Reload Postfix

- name: Lint for the release that an upgrade will bring, without two of the rules
  mtalint.mtalint.mtalint:
    paths: /etc/postfix
    postfix_version: "3.10"
    rules:
      postfix/tls12-only-inbound: "off"
      postfix/smtp-smuggling: info
'''

RETURN = r'''
profile:
  description: The profile under which the first server was judged.
  returned: when mtalint has run
  type: str
  sample: standard
findings:
  description: What is left, in the form of mtalint's JSON report.
  returned: when mtalint has run
  type: list
  elements: dict
  sample:
    - rule: postfix/tls12-only-inbound
      severity: warning
      message: smtpd_tls_protocols = >=TLSv1.2 refuses senders that know no later TLS than 1.1
      path: /etc/postfix/main.cf
      range:
        start: {offset: 120, line: 7, column: 1}
        end: {offset: 150, line: 7, column: 31}
      settings: [smtpd_tls_protocols]
lines:
  description: The same for people, a line for each finding.
  returned: when mtalint has run
  type: list
  elements: str
  sample:
    - "/etc/postfix/main.cf:7:1: warning: smtpd_tls_protocols = … (postfix/tls12-only-inbound)"
summary:
  description: How many findings of each severity are left, and how many were repaired.
  returned: when mtalint has run
  type: dict
  sample: {error: 0, warning: 1, info: 0, fixed: 2}
files:
  description: The files that were judged, and those that were changed or made.
  returned: when mtalint has run
  type: list
  elements: dict
  sample:
    - {path: /etc/postfix/main.cf, kind: postfix-main, changed: true}
notes:
  description: What was assumed or could not be judged.
  returned: when mtalint has run
  type: list
  elements: str
  sample: ["/etc/postfix: Postfix 3.7.11, installed on this host"]
suppressed:
  description: What comments of the configuration have taken back, each with its reason.
  returned: when mtalint has run
  type: list
  elements: dict
next:
  description: Commands with which the repairs take effect; they are never run here.
  returned: when something was changed
  type: list
  elements: str
  sample: ["postfix check && postfix reload"]
version:
  description: The version of mtalint.
  returned: when mtalint has run
  type: str
  sample: 0.1.0
error:
  description: Why mtalint itself failed.
  returned: when it did
  type: dict
  sample: {kind: input, message: "cannot read /etc/postfix: no such file or directory"}
'''

import json

from ansible.module_utils.basic import AnsibleModule
from ansible.module_utils.common.text.converters import to_text

# The form of the JSON report that this module reads.
CONTRACT = 1

SEVERITIES = ('info', 'warning', 'error')

LEVELS = SEVERITIES + ('off',)

# Options of the module that go to the program as they are.
PASSED_ON = (
    'profile', 'postfix_version', 'icewarp_version', 'hostname', 'root', 'config', 'baseline')


class Unusable(Exception):
    """The program cannot be run, or what it prints cannot be read; the message is one line."""


def level_of(rule, level):
    """The level of a rule as the program wants it; YAML reads a bare off as false."""
    level = 'off' if level is False else level
    if level not in LEVELS:
        raise Unusable(
            'rules: %s: %s is no severity; say one of %s' % (rule, level, ', '.join(LEVELS)))
    return level


def arguments(params, check_mode):
    """The command line of the program, without its name."""
    args = ['--format', 'json', '--fail-on', params['fail_on']]
    if params['fix'] != 'none':
        args.append('--diff' if check_mode else '--fix')
    if params['fix'] == 'unsafe':
        args.append('--unsafe-fixes')
    if params['show_secrets']:
        args.append('--show-secrets')
    for name in PASSED_ON:
        if params[name] is not None:
            args.append('--%s=%s' % (name.replace('_', '-'), params[name]))
    for rule, level in sorted(params['rules'].items()):
        args.append('--rule=%s=%s' % (rule, level_of(rule, level)))
    # A path is never an option, and never standard input.
    return args + ['./' + path if path.startswith('-') else path for path in params['paths']]


def run(module, args):
    """What the program prints and its exit status."""
    executable = module.params['executable']
    path = module.get_bin_path(executable)
    if path is None:
        raise Unusable(
            'there is no program %s on this host: install mtalint, for example with the role '
            'mtalint.mtalint.lint, or say with the option executable where it is' % executable)
    try:
        status, stdout, stderr = module.run_command(
            [path] + args, encoding=None, handle_exceptions=False,
            environ_update={'NO_COLOR': '1'})
    except (OSError, IOError) as error:
        raise Unusable('%s cannot be run: %s' % (path, error.strerror or error))
    return status, to_text(stdout, errors='replace'), to_text(stderr, errors='replace')


def one_line(text):
    """The first line that says something."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[0][:200] if lines else 'nothing'


def read_report(module, args):
    """The report of a run, whatever its exit status."""
    status, stdout, stderr = run(module, args)
    try:
        report = json.loads(stdout)
    except ValueError:
        raise Unusable(
            'the output of %s cannot be read (exit status %s): %s'
            % (module.params['executable'], status, one_line(stderr or stdout)))
    if not isinstance(report, dict) or report.get('version') != CONTRACT:
        raise Unusable(
            '%s prints a report of another form than this module reads (version %s)'
            % (module.params['executable'], CONTRACT))
    return report


def line_of(finding):
    """A finding as one line."""
    start = finding['range']['start']
    return '%s:%s:%s: %s: %s (%s)' % (
        finding['path'], start['line'], start['column'], finding['severity'],
        finding['message'], finding['rule'])


def counted(summary):
    """The findings that are left, in words."""
    words = []
    for severity, plural in (('error', 'errors'), ('warning', 'warnings'), ('info', 'infos')):
        count = summary.get(severity, 0)
        if count:
            words.append('%d %s' % (count, severity if count == 1 else plural))
    return ' and '.join([', '.join(words[:-1])] * (len(words) > 1) + words[-1:])


def failing(findings, fail_on):
    """The findings for which the task fails, the severest first."""
    if fail_on == 'never':
        return []
    mildest = SEVERITIES.index(fail_on)
    found = [one for one in findings if SEVERITIES.index(one['severity']) >= mildest]
    return sorted(found, key=lambda one: -SEVERITIES.index(one['severity']))


def prepared(changed_file):
    """The change of one file as Ansible shows it."""
    patch = changed_file.get('diff')
    if patch is None:
        patch = '%s is changed; its name cannot stand in a patch\n' % changed_file['path']
    return {'prepared': patch}


def result_of(report, module):
    """What the module returns for a report."""
    changed = [one for one in report['files'] if one.get('changed')]
    files = [dict((key, one[key]) for key in one if key != 'diff') for one in report['files']]
    result = {
        'changed': report['changed'],
        'profile': report['profile'],
        'findings': report['findings'],
        'lines': [line_of(finding) for finding in report['findings']],
        'summary': report['summary'],
        'files': files,
        'notes': report.get('notes', []),
        'suppressed': report.get('suppressed', []),
    }
    if report.get('next'):
        result['next'] = report['next']
    # The private attribute is the only way in which ansible-core tells of --diff.
    if module._diff and changed:
        result['diff'] = [prepared(one) for one in changed]
    return result


def main():
    """Runs the module."""
    module = AnsibleModule(
        argument_spec={
            'paths': {'type': 'list', 'elements': 'path', 'required': True},
            'fix': {'type': 'str', 'choices': ['none', 'safe', 'unsafe'], 'default': 'none'},
            'profile': {'type': 'str', 'choices': ['interop', 'standard', 'strict']},
            'fail_on': {
                'type': 'str',
                'choices': ['info', 'warning', 'error', 'never'],
                'default': 'warning',
            },
            'rules': {'type': 'dict', 'default': {}},
            'postfix_version': {'type': 'str'},
            'icewarp_version': {'type': 'str'},
            'hostname': {'type': 'str'},
            'root': {'type': 'path'},
            'config': {'type': 'path'},
            'baseline': {'type': 'path'},
            'executable': {'type': 'path', 'default': 'mtalint'},
            # Not a secret, but about secrets.
            'show_secrets': {'type': 'bool', 'default': False, 'no_log': False},
        },
        supports_check_mode=True,
    )
    failure, report, result = None, {}, {}
    try:
        report = read_report(module, arguments(module.params, module.check_mode))
        if 'error' in report:
            failure = 'mtalint: %s' % report['error']['message']
            result = {'error': report['error']}
        else:
            result = result_of(report, module)
            result['version'] = one_line(run(module, ['--version'])[1])
    except Unusable as error:
        failure = to_text(error)
    except (KeyError, TypeError, ValueError) as error:
        failure = 'the report of mtalint is not as this module expects it: %r' % error
    # Outside of the handlers, or Ansible would add a traceback.
    if failure is not None:
        module.fail_json(msg=failure, **result)
    reasons = failing(report['findings'], module.params['fail_on'])
    if reasons:
        module.fail_json(
            msg='mtalint: %s left; %s' % (counted(report['summary']), line_of(reasons[0])),
            **result)
    module.exit_json(**result)


if __name__ == '__main__':
    main()
