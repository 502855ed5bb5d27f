import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ProjectFile, projectFiles, root } from './project-files.ts';

const files = projectFiles();

/** `path:line: text` of every line that matches. */
function lines(among: readonly ProjectFile[], pattern: RegExp): string[] {
  return among.flatMap(({ path, text }) =>
    text
      .split('\n')
      .map((line, index) => ({ line, number: index + 1 }))
      .filter(({ line }) => pattern.test(line))
      .map(({ line, number }) => `${path}:${number}: ${line.trim().slice(0, 120)}`),
  );
}

describe('the texts of the project', () => {
  it('promise nothing for later', () => {
    // Written in two halves, so that this line is not what it looks for.
    const markers = new RegExp(`\\b(${['TO' + 'DO', 'FIX' + 'ME', 'HA' + 'CK'].join('|')})\\b`);
    const ours = files.filter(({ path }) => path !== 'package-lock.json');
    expect(lines(ours, markers)).toEqual([]);
    expect(markers.test(`// ${'TO'}DO: later`)).toBe(true);
  });

  it('leave no test switched off or alone switched on', () => {
    const tests = files.filter(({ path }) => path.endsWith('.test.ts') && !path.startsWith('test/reporter/'));
    expect(lines(tests, /\b(it|test|describe)\.(only|todo|skip)\(/)).toEqual([]);
  });

  it('name no registry host, so that an install asks the one that the user has set', () => {
    const host = /\bregistry\.[a-z0-9-]+\.[a-z]+|\bnpm\.pkg\.[a-z]+\.[a-z]+/i;
    expect(lines(files, host)).toEqual([]);
    expect(host.test(['https://registry', 'example', 'org/zod'].join('.'))).toBe(true);

    const lock = files.filter(({ path }) => path === 'package-lock.json');
    expect(lock).toHaveLength(1);
    expect(lines(lock, /"resolved"|https?:\/\/[^"]*\.tgz/)).toEqual([]);
    const settings = files.filter(({ path }) => path === '.npmrc' || path.startsWith('.github/'));
    expect(settings.length).toBeGreaterThan(2);
    expect(lines(settings, /registry\s*=|registry-url|_authToken/)).toEqual([]);
  });

  it('end in one newline and carry no invisible characters', () => {
    const bad = files.filter(
      ({ text }) => text !== '' && (!text.endsWith('\n') || text.endsWith('\n\n') || text.includes('\r')),
    );
    expect(bad.map(({ path }) => path)).toEqual([]);
    // `Cc` but for tab and newline, and the format marks (`Cf`) that let a line read otherwise than it runs.
    expect(lines(files, /[^\P{C}\t\n]/u)).toEqual([]);
  });

  it('name no path of one machine', () => {
    const path = /(^|[\s"'`(=])\/(work|home|root|Users)\/\w|[A-Z]:\\Users\\/;
    expect(lines(files, path)).toEqual([]);
    expect(path.test(`see ${['', 'home', 'somebody'].join('/')}`)).toBe(true);
  });

  it('link to files that are there', () => {
    const dead = files
      .filter(({ path }) => path.endsWith('.md'))
      .flatMap(({ path, text }) =>
        linksOf(text)
          .filter((link) => !existsSync(join(root, normalize(join(dirname(path), decodeURIComponent(link))))))
          .map((link) => `${path}: ${link}`),
      );
    expect(dead).toEqual([]);
  });
});

/** The relative targets of a Markdown text, without their anchors; code is not looked at. */
function linksOf(text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '').replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => (match[1] ?? '').replace(/#.*$/, ''))
    .filter((link) => link !== '' && !/^[a-z]+:/i.test(link));
}
