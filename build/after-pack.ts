/** electron-builder calls this for every packed application: closes the doors that Electron leaves open for development. */
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, type FuseV1Config, flipFuses } from '@electron/fuses';
import type { AfterPackContext } from 'electron-builder';

/** `linux.executableName` in electron-builder.yml. */
const LINUX_PROGRAM = 'meja-depan';

/** All of them named, so that a new one in a later Electron fails the build until somebody decides. */
export const FUSES: FuseV1Config & { readonly strictlyRequireAllFuses: true } = {
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  resetAdHocDarwinSignature: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

export default async function closeFuses(context: AfterPackContext): Promise<void> {
  await flipFuses(programOf(context), FUSES);
}

function programOf({ appOutDir, electronPlatformName, packager }: AfterPackContext): string {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') return join(appOutDir, `${name}.app`, 'Contents', 'MacOS', name);
  if (electronPlatformName === 'win32') return join(appOutDir, `${name}.exe`);
  return join(appOutDir, LINUX_PROGRAM);
}
